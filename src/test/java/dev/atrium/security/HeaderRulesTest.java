package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {

  @ParameterizedTest
  @CsvSource({
    "GET, ADMITTED",
    "HEAD, ADMITTED",
    "POST, ADMITTED",
    "PUT, ADMITTED",
    "PATCH, ADMITTED",
    "DELETE, ADMITTED",
    "OPTIONS, ADMITTED",
    "TRACE, METHOD_NOT_ALLOWED",
    "CONNECT, METHOD_NOT_ALLOWED",
    "get, METHOD_UNKNOWN",
    "PROPFIND, METHOD_UNKNOWN",
    "PRI, METHOD_UNKNOWN",
    "'', METHOD_UNKNOWN"
  })
  void judgesMethods(String method, Verdict verdict) {
    assertThat(HeaderRules.judgeMethod(method)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, ADMITTED",
    "HTTP/1.0, ADMITTED",
    "HTTP/2.0, PROTOCOL",
    "HTTP/1.2, PROTOCOL"
  })
  void judgesProtocols(String protocol, Verdict verdict) {
    assertThat(HeaderRules.judgeProtocol(protocol)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "X-Request-Id", "x1", "-"})
  void admitsNames(String name) {
    assertThat(HeaderRules.judgeName(name)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kubeflow_userid",
        "X A",
        "X-A ",
        "X-A\u000b",
        "X\0",
        "X:",
        "Ä",
        "X(a)",
        "X.Y"
      })
  void refusesNames(String name) {
    assertThat(HeaderRules.judgeName(name)).isEqualTo(Verdict.HEADER_NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\tb", "é", "\"(,;)\""})
  void admitsValues(String value) {
    assertThat(HeaderRules.judgeValue(value)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "a\rb", "a\nb", "a\0", "\u000bchunked", "\u001b[31m", "\u007f"})
  void refusesValues(String value) {
    assertThat(HeaderRules.judgeValue(value)).isEqualTo(Verdict.HEADER_VALUE);
  }

  @ParameterizedTest(name = "{0} {1} {2} exposed={3}")
  @CsvSource({
    "GET, '', '', true, ADMITTED",
    "DELETE, '', '', true, ADMITTED",
    "POST, '', 12, true, ADMITTED",
    "POST, '', '', false, ADMITTED",
    "POST, '', '', true, LENGTH_REQUIRED",
    "PUT, '', '', true, LENGTH_REQUIRED",
    "PATCH, '', '', true, LENGTH_REQUIRED",
    "POST, chunked, '', false, ADMITTED",
    "POST, Chunked, '', false, ADMITTED",
    "POST, chunked, '', true, LENGTH_REQUIRED",
    "POST, chunked, 12, false, TWO_LENGTHS",
    "GET, chunked, 0, false, TWO_LENGTHS",
    "POST, xchunked, '', false, TRANSFER_ENCODING",
    "POST, identity, '', false, TRANSFER_ENCODING",
    "POST, 'gzip, chunked', '', false, TRANSFER_ENCODING",
    "POST, 'chunked,chunked', '', false, TRANSFER_ENCODING",
    "POST, ' chunked', '', false, TRANSFER_ENCODING"
  })
  void judgesLengths(
      String method,
      String transferEncoding,
      String contentLength,
      boolean exposed,
      Verdict verdict) {
    assertThat(HeaderRules.judgeLength(method, transferEncoding, contentLength, exposed))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', '', false",
    "GET, '', 5, false",
    "POST, '', 5, false",
    "POST, '', '', true",
    "DELETE, '', '', true",
    "GET, chunked, '', true",
    "POST, chunked, '', true"
  })
  void readsNothingAfterARequestWhoseEndIsUncertain(
      String method, String transferEncoding, String contentLength, boolean isLast) {
    assertThat(HeaderRules.isLast(method, transferEncoding, contentLength)).isEqualTo(isLast);
  }
}
