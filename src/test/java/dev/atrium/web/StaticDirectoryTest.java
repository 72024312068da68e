package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaticDirectoryTest {

  @TempDir Path above;
  private Path root;
  private StaticDirectory files;

  @BeforeEach
  void write() throws IOException {
    root = Files.createDirectories(above.resolve("page"));
    Files.createDirectories(root.resolve("images"));
    for (String name :
        new String[] {
          "index.html",
          "app.bundle.js",
          "app.bundle.js.gz",
          "images/logo.png",
          ".env.json",
          "run.sh"
        }) {
      Files.writeString(root.resolve(name), name);
    }
    Files.writeString(above.resolve("secret.json"), "secret");
    Files.createSymbolicLink(root.resolve("leak.json"), above.resolve("secret.json"));
    Files.createSymbolicLink(root.resolve("same.js"), root.resolve("app.bundle.js"));
    files = new StaticDirectory(root);
  }

  @ParameterizedTest
  @CsvSource({
    "/, index.html",
    "/index.html, index.html",
    "/model-registry, index.html",
    "/model-registry/, index.html",
    "/app.bundle.js, app.bundle.js",
    "/model-registry/app.bundle.js, app.bundle.js",
    "/model-registry/images/logo.png, images/logo.png",
    "/same.js, app.bundle.js"
  })
  void servesTheFileOfThatName(String path, String name) throws IOException {
    assertThat(files.at(path, false).orElseThrow().file())
        .isEqualTo(root.toRealPath().resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/missing.js",
    "/model-registry/missing.css",
    "/dashboard_lib.bundle.js",
    "/leak.json",
    "/../secret.json",
    "/images/../../secret.json",
    "/%2e%2e/secret.json",
    "/images%2flogo.png",
    "/.env.json",
    "//app.bundle.js",
    "/images\\logo.png"
  })
  void hasNothingElse(String path) throws IOException {
    assertThat(files.at(path, true)).isEmpty();
    assertThat(files.at(path, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/model-registry/model-registry/registered-models/1/overview",
    "/model-catalog/source/acme.model-v1.5/overview",
    "/model-catalog/source/repo%2Fmodel",
    "/images",
    "/images/",
    "/run.sh"
  })
  void showsThePageWhereABrowserNavigates(String path) throws IOException {
    assertThat(files.at(path, true).orElseThrow().file())
        .isEqualTo(root.toRealPath().resolve("index.html"));
    assertThat(files.at(path, false)).isEmpty();
  }

  @Test
  void tellsTypesAndHowLongToKeep() throws IOException {
    assertThat(files.at("/app.bundle.js", false).orElseThrow())
        .extracting(StaticDirectory.Asset::contentType, StaticDirectory.Asset::cacheControl)
        .containsExactly("application/javascript; charset=utf-8", "no-cache");
    assertThat(files.at("/", false).orElseThrow().contentType())
        .isEqualTo("text/html; charset=utf-8");
    Path script = files.at("/app.bundle.js", false).orElseThrow().file();
    assertThat(files.beside(script, ".gz")).isPresent();
    assertThat(files.beside(script, ".br")).isEmpty();
  }

  @Test
  void isConfiguredByADirectoryThatIsThere() {
    assertThat(StaticAssetsConfig.settings()).hasSize(1);
    assertThat(StaticAssetsConfig.from(MapConfig.of(Map.of())).directory()).isEmpty();
    assertThat(config(root.toString()).directory()).isEqualTo(Optional.of(root));
    for (String none : new String[] {above.resolve("none").toString(), "a\0b"}) {
      assertThatThrownBy(() -> config(none))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageStartingWith("STATIC_ASSETS_DIR must be a directory, but is '");
    }
  }

  private static StaticAssetsConfig config(String directory) {
    return StaticAssetsConfig.from(MapConfig.of(Map.of("STATIC_ASSETS_DIR", directory)));
  }
}
