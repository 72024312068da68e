package dev.atrium.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypesTest {

  @ParameterizedTest
  @CsvSource({
    "/a/main.1f.js, js",
    "/a.b/c, ''",
    "/a.b/c.Css, Css",
    "/.well-known/x, ''",
    "/a., ''",
    "plain, ''",
    "'', ''"
  })
  void anExtensionIsOfTheLastSegment(String path, String extension) {
    assertThat(FileTypes.extension(path)).isEqualTo(extension);
  }

  @ParameterizedTest
  @CsvSource({
    "css, text/css, text/css; charset=utf-8",
    "mjs, application/javascript, application/javascript; charset=utf-8",
    "json, application/json, application/json",
    "svg, image/svg+xml, image/svg+xml"
  })
  void textsOfOursAreUtf8(String extension, String type, String ours) {
    assertThat(FileTypes.of(extension)).hasValue(type);
    assertThat(FileTypes.ofUtf8(extension)).hasValue(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JS", "exe"})
  void othersHaveNone(String extension) {
    assertThat(FileTypes.of(extension)).isEmpty();
    assertThat(FileTypes.ofUtf8(extension)).isEmpty();
  }
}
