package dev.atrium.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTest {

  @Test
  void putsTheSentenceIntoOneMember() {
    assertThat(new String(ErrorBody.of("unknown field 'é\"'"), UTF_8))
        .isEqualTo("{\"error\":\"unknown field 'é\\\"'\"}");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "403, Access forbidden",
    "404, there is nothing at this path",
    "405, this method is not allowed at this path",
    "418, the request cannot be answered",
    "500, the request failed on the server's side; its id is in the header X-Request-Id",
    "507, the request failed on the server's side; its id is in the header X-Request-Id"
  })
  void hasASentenceForEveryStatus(int status, String sentence) {
    assertThat(ErrorBody.sentenceFor(status)).isEqualTo(sentence);
  }
}
