package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTypeTest {

  @ParameterizedTest
  @CsvSource({
    "/a.js, , application/javascript",
    "/a.js, text/plain, application/javascript",
    "/a.css, text/plain; charset=utf-8, text/css",
    "/a.js, text/javascript, text/javascript",
    "/a.svg, , image/svg+xml",
    "/a.bin, , ''",
    "/a, text/plain, text/plain"
  })
  void isDerivedWhereTheModuleSaysTooLittle(String path, String received, String expected) {
    assertThat(FileType.of(path, received, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    ", application/javascript",
    "text/plain, application/javascript",
    "text/javascript; charset=utf-8, application/javascript",
    "application/x-javascript, application/javascript",
    "text/html, text/html"
  })
  void aRemoteEntryIsJavaScript(String received, String expected) {
    assertThat(FileType.of("/remoteEntry.js", received, true)).isEqualTo(expected);
  }

  @Test
  void aPageIsNoScript() {
    assertThat(FileType.isPageInsteadOf("/a.js", "text/html; charset=utf-8")).isTrue();
    assertThat(FileType.isPageInsteadOf("/a.css", "TEXT/HTML")).isTrue();
    assertThat(FileType.isPageInsteadOf("/a.js.map", "text/html")).isTrue();
    assertThat(FileType.isPageInsteadOf("/a.html", "text/html")).isFalse();
    assertThat(FileType.isPageInsteadOf("/a.js", null)).isFalse();
  }

  @Test
  void onlyTheLastSegmentHasAnExtension() {
    assertThat(FileType.hasExtension("/a.b/c")).isFalse();
    assertThat(FileType.hasExtension("/a/c.js")).isTrue();
    assertThat(FileType.hasExtension("/a/v1.")).isFalse();
  }
}
