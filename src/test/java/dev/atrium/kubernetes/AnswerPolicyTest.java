package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.AnswerPolicy.Credential;
import dev.atrium.kubernetes.ClusterException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerPolicyTest {

  private static final String TABLE =
      """
      300 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      307 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      400 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      401 | UNUSABLE_ANSWER | UNAUTHENTICATED
      403 | UNUSABLE_ANSWER | FORBIDDEN
      404 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      408 | TIMEOUT         | TIMEOUT
      409 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      410 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      422 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      429 | OVERLOADED      | OVERLOADED
      500 | UNUSABLE_ANSWER | UNUSABLE_ANSWER
      502 | UNREACHABLE     | UNREACHABLE
      503 | OVERLOADED      | OVERLOADED
      504 | TIMEOUT         | TIMEOUT
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TABLE)
  void aStatusMeansThis(int status, Reason withOurs, Reason withTheSubjects) {
    assertThat(AnswerPolicy.reasonOf(status, Credential.OURS)).isEqualTo(withOurs);
    assertThat(AnswerPolicy.reasonOf(status, Credential.SUBJECTS)).isEqualTo(withTheSubjects);
  }

  @Test
  void aBrokenWayMeansThis() {
    assertThat(AnswerPolicy.reasonOf(new InterruptedIOException())).isEqualTo(Reason.TIMEOUT);
    assertThat(AnswerPolicy.reasonOf(new SocketTimeoutException())).isEqualTo(Reason.TIMEOUT);
    assertThat(AnswerPolicy.reasonOf(new ConnectException())).isEqualTo(Reason.UNREACHABLE);
    assertThat(AnswerPolicy.reasonOf(new SSLHandshakeException(""))).isEqualTo(Reason.UNREACHABLE);
    assertThat(AnswerPolicy.reasonOf(new IOException())).isEqualTo(Reason.UNREACHABLE);
  }
}
