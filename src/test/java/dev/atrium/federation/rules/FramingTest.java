package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"X: y", "Content-Length: 0", "content-length: 17", "Transfer-Encoding: Chunked"})
  void aBodyHasOneEnd(String headers) {
    assertThat(Framing.isPlain(parsed(headers))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1|Content-Length: 1",
        "Content-Length: 1|content-length: 2",
        "Content-Length: 1|Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked|Transfer-Encoding: identity",
        "Transfer-Encoding: chunked, identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: gzip, chunked",
        "Content-Length: +1",
        "Content-Length: -1",
        "Content-Length: 0x1",
        "Content-Length: 1, 1",
        "Content-Length: 9999999999999999999",
        "Content-Length: "
      })
  void aBodyThatCouldHaveTwoIsNotPlain(String headers) {
    assertThat(Framing.isPlain(parsed(headers))).isFalse();
  }

  private static List<Header> parsed(String headers) {
    return Arrays.stream(headers.split("\\|", -1))
        .map(line -> line.split(": ", 2))
        .map(parts -> new Header(parts[0], parts[1]))
        .toList();
  }
}
