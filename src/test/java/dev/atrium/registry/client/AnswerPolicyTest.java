package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          status | says why | for caller | reason          | outage
          204    | false    | false      | UNUSABLE_ANSWER | false
          302    | false    | false      | UNUSABLE_ANSWER | false
          400    | true     | false      | REJECTED        | false
          400    | false    | false      | REJECTED        | false
          401    | true     | false      | UNUSABLE_ANSWER | false
          401    | true     | true       | NOT_PERMITTED   | false
          403    | false    | false      | UNUSABLE_ANSWER | false
          403    | false    | true       | NOT_PERMITTED   | false
          404    | true     | false      | NOT_FOUND       | false
          404    | false    | false      | UNUSABLE_ANSWER | false
          405    | true     | false      | UNUSABLE_ANSWER | false
          407    | false    | true       | UNUSABLE_ANSWER | false
          408    | false    | false      | TIMED_OUT       | false
          409    | true     | false      | CONFLICT        | false
          409    | false    | false      | CONFLICT        | false
          410    | true     | false      | UNUSABLE_ANSWER | false
          413    | false    | false      | REJECTED        | false
          414    | false    | false      | REJECTED        | false
          415    | true     | false      | UNUSABLE_ANSWER | false
          422    | true     | false      | INCOMPLETE      | false
          429    | false    | true       | OVERLOADED      | false
          431    | false    | false      | REJECTED        | false
          500    | true     | true       | UNUSABLE_ANSWER | false
          501    | true     | false      | UNUSABLE_ANSWER | false
          502    | false    | false      | UNREACHABLE     | true
          503    | true     | false      | OVERLOADED      | true
          504    | false    | false      | TIMED_OUT       | true
          """)
  void saysWhatAStatusMeans(
      int status, boolean saysWhy, boolean forCaller, Reason reason, boolean outage) {
    assertThat(AnswerPolicy.reason(status, saysWhy, forCaller)).isEqualTo(reason);
    assertThat(AnswerPolicy.isOutage(status)).isEqualTo(outage);
  }

  @ParameterizedTest
  @EnumSource
  void throwsWhatTheTableSays(Reason reason) {
    RegistryException failure = AnswerPolicy.failure(reason, 418, "");

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.getMessage()).isNotBlank();
  }

  @Test
  void passesOnWhatTheClientCanMend() {
    for (Reason reason :
        new Reason[] {Reason.NOT_FOUND, Reason.CONFLICT, Reason.REJECTED, Reason.INCOMPLETE}) {
      assertThat(AnswerPolicy.failure(reason, 400, "why")).hasMessage("why");
    }
  }

  @Test
  void keepsOtherTextsForTheLog() {
    for (Reason reason :
        new Reason[] {
          Reason.NOT_PERMITTED,
          Reason.UNREACHABLE,
          Reason.TIMED_OUT,
          Reason.OVERLOADED,
          Reason.UNUSABLE_ANSWER
        }) {
      assertThat(AnswerPolicy.failure(reason, 500, "secret").getMessage()).doesNotContain("secret");
    }
    assertThat(AnswerPolicy.failure(Reason.UNUSABLE_ANSWER, 500, "secret"))
        .hasRootCauseMessage("the registry answered 500: 'secret'");
  }
}
