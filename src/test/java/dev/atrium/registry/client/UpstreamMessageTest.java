package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamMessageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no registered model found for id 7: not found | no registered model found for id 7
          model with name X already exists: conflict | model with name X already exists
          invalid nextPageToken: x: bad request | invalid nextPageToken: x
          a: bad request: bad request | a
          json: unknown field "x" | json: unknown field "x"
          required field 'name' is zero value. | required field 'name' is zero value.
          the word conflict stays: conflict here | the word conflict stays: conflict here
          """)
  void dropsTheKindOfErrorThatGoAppends(String upstream, String ours) {
    assertThat(UpstreamMessage.clean(upstream)).isEqualTo(ours);
  }

  @Test
  void keepsAMessageOnOneShortLine() {
    assertThat(UpstreamMessage.clean("a\r\nb\u0000c")).isEqualTo("a  b c");
    assertThat(UpstreamMessage.clean("x".repeat(5000))).hasSize(1003).endsWith("x...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dial tcp 10.2.3.4:3306: connect: connection refused",
        "error: dial tcp: lookup mysql on 10.96.0.10:53: no such host: not found",
        "read tcp 10.1.1.1:4312->10.1.1.2:5432: i/o timeout",
        "ERROR: relation \"Type\" does not exist (SQLSTATE 42P01)",
        "Error 1045 (28000): Access denied for user 'root'",
        "driver: bad connection"
      })
  void knowsTheRegistrysOwnTrouble(String message) {
    assertThat(UpstreamMessage.tellsOfInternals(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no registered model found for id 7: not found",
        "model version with name 1.2.3.4 already exists: conflict",
        "invalid filter query syntax: unexpected token: bad request",
        "registered model with name TCP dial already exists"
      })
  void takesClientsWordsForWhatTheyAre(String message) {
    assertThat(UpstreamMessage.tellsOfInternals(message)).isFalse();
  }
}
