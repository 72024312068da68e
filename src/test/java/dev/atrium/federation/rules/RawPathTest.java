package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  /** Ways to leave a directory, or to write a path that two servers read differently. */
  private static final List<String> TRAVERSALS =
      List.of(
          "/..",
          "/../",
          "/../x",
          "/a/../b",
          "/a/..",
          "/.",
          "/./x",
          "/a/./b",
          "/a/.",
          "/%2e%2e/x",
          "/%2E%2E/x",
          "/%2e./x",
          "/.%2e/x",
          "/.%2E/x",
          "/%2e/x",
          "/%2E",
          "/..%2fx",
          "/..%2Fx",
          "/%2e%2e%2fx",
          "/%2e%2e%2Fx",
          "/a%2fb",
          "/a%2F..%2Fb",
          "/%2f/x",
          "/..%5cx",
          "/..%5Cx",
          "/%2e%2e%5cx",
          "/..\\x",
          "/\\..\\x",
          "/a\\b",
          "/%5c%5cx",
          "/%252e%252e/x",
          "/%252e%252e%252f",
          "/%252E/x",
          "/..%252f",
          "/..%255c",
          "/%25%32%65/x",
          "/%2525252e/x",
          "/;/x",
          "/;x=/../",
          "/..;/x",
          "/a;b/c",
          "/..;x=1/x",
          "/%3b/x",
          "/..%3bx",
          "/a%3B/..",
          "//x",
          "//",
          "/a//b",
          "//evil.example/x",
          "/a///b",
          "/x//../y",
          "/%00",
          "/a%00.js",
          "/..%00/x",
          "/%0d%0ax",
          "/a%0D",
          "/%0a",
          "/%09",
          "/a b",
          "/a\tb",
          "/%7f",
          "/%ff",
          "/%c0%ae%c0%ae/x",
          "/%c0%af",
          "/%e0%80%ae",
          "/%ed%a0%80",
          "/%zz",
          "/%",
          "/%2",
          "/a%",
          "/%u002e",
          "/\u00e9",
          "/#x",
          "/a%23b",
          "/a%3fb",
          "",
          "x",
          "../x");

  static Stream<String> traversals() {
    return TRAVERSALS.stream();
  }

  @ParameterizedTest
  @MethodSource("traversals")
  void isNotPlainWhenItCanBeReadInTwoWays(String path) {
    assertThat(RawPath.isPlain(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/a",
        "/a/",
        "/a/b.js",
        "/a%20b",
        "/caf%C3%A9",
        "/1%2B1",
        "/a+b",
        "/a:b@c~d",
        "/...",
        "/.hidden",
        "/a..b",
        "/%5B...slug%5D.js",
        "/100%25",
        "/%e2%82%ac",
        "/a=b&c,d!$'()*"
      })
  void isPlainWhenThereIsOneReading(String path) {
    assertThat(RawPath.isPlain(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/../api/x",
        "/%61pi/x",
        "/%2561pi/x",
        "//api//x",
        "/api;a=b/x",
        "/./api/x",
        "/y/..%2fapi/x",
        "\\api\\x",
        "/%252e%252e%252fapi/x"
      })
  void readsGenerouslyWhatSomeServerWouldRead(String path) {
    assertThat(RawPath.mostGenerousReading(path)).isEqualTo("/api/x");
  }
}
