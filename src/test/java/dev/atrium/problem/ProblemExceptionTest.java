package dev.atrium.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemExceptionTest {

  @Test
  void namesParameterRuleAndValue() {
    ProblemException problem = ProblemException.badValue("page_size", "a number", "x");

    assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(problem).hasMessage("page_size must be a number, but is 'x'");
  }

  @Test
  void echoesNoLongAndNoUnprintableValue() {
    assertThat(ProblemException.badValue("state", "LIVE", "a\r\né" + "b".repeat(100)))
        .hasMessage("state must be LIVE, but is 'a???" + "b".repeat(36) + "...'");
  }
}
