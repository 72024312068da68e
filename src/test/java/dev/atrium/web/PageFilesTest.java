package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

  private final List<String> opened = new ArrayList<>();
  private final Map<String, String> application =
      Map.of(
          "/index.html", "<head><base href=\"/\"></head>",
          "/static/js/main.0123456789abcdef.js", "main()",
          "/static/js/main.0123456789abcdef.js.gz", "zipped",
          "/modules/model-registry/remoteEntry.js", "remote()",
          "/modules/model-registry/static/js/x.js", "x()",
          "/WEB-INF/web.xml", "<web-app/>",
          "/static/notes.exe", "?");
  private final PageFiles files = new PageFiles(this::open, "/models/");

  @Test
  void hasEveryEncodingThatWasBuilt() throws IOException {
    assertThat(files.at("/static/js/main.0123456789abcdef.js").orElseThrow().bodies())
        .containsOnlyKeys("", "gzip");
  }

  @Test
  void remembersOnlyWhatCannotChange() throws IOException {
    files.at("/static/js/main.0123456789abcdef.js");
    files.at("/remoteEntry.js");
    opened.clear();

    files.at("/static/js/main.0123456789abcdef.js");
    assertThat(opened).isEmpty();
    files.at("/remoteEntry.js");
    assertThat(opened).isNotEmpty();
  }

  @Test
  void servesTheModuleToOtherHosts() throws IOException {
    assertThat(files.at("/remoteEntry.js")).isPresent();
    assertThat(files.at("/static/js/x.js")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/WEB-INF/web.xml",
        "/static/../WEB-INF/web.xml",
        "/static/%2e%2e/WEB-INF/web.xml",
        "/static//js/x.js",
        "/static/js/x.js;a=b",
        "/static/notes.exe",
        "/static/js/main.0123456789abcdef.js.gz",
        "/static/js/gone.js",
        "/index.html",
        "/static/"
      })
  void servesNothingElse(String path) throws IOException {
    assertThat(files.at(path)).isEmpty();
  }

  @Test
  void tellsThePageWhereItIs() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.page("/index.html", "bm9uY2U=").orElseThrow().bodies().get("").writeTo(out);

    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "<head><base href=\"/models/\"><meta property=\"csp-nonce\""
                + " nonce=\"bm9uY2U=\"></head>");
    assertThat(files.page("/none.html", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/main.3f2a9c1b.js, 'public, max-age=31536000, immutable'",
    "/chunk-0123abcd.css, 'public, max-age=31536000, immutable'",
    "/app.12345678.js, no-cache",
    "/app.3F2A9C1B.js, no-cache",
    "/my-deadbeef-page.js, no-cache",
    "/remoteEntry.js, no-cache",
    "/font.woff2, 'public, max-age=86400'"
  })
  void mayBeKeptForEverWhenTheNameHoldsAHash(String path, String cacheControl) {
    assertThat(PageFile.named(path, Map.of()).cacheControl()).isEqualTo(cacheControl);
  }

  private ByteArrayInputStream open(String path) {
    opened.add(path);
    String content = application.get(path);
    return content == null ? null : new ByteArrayInputStream(content.getBytes(UTF_8));
  }
}
