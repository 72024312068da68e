package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

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
