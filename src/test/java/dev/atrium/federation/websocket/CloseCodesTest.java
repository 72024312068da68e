package dev.atrium.federation.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseCodesTest {

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1008, 3000, 4000, 4999})
  void whatIsSaidAboutTheApplicationIsPassedOn(int code) {
    assertThat(CloseCodes.passedOn(code)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1002, 1004, 1005, 1006, 1009, 1012, 1015, 2999, 5000, -1})
  void whatIsNeverSentOrSpeaksOfTheOtherConnectionIsAnInternalError(int code) {
    assertThat(CloseCodes.passedOn(code)).isEqualTo(1011);
  }
}
