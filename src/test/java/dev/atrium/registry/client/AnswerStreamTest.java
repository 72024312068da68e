package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerStreamTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Deadline deadline = Deadline.in(Duration.ofNanos(10), now::get);
  private final CallUnderWay call = new CallUnderWay(action -> CallerPresence.UNWATCHED);

  @Test
  void readsUntilTheDeadlineAndNotAfterIt() throws IOException {
    try (InputStream in =
        new AnswerStream(new ByteArrayInputStream(new byte[] {-1, 2}), deadline, call)) {
      now.addAndGet(9);
      assertThat(in.read()).isEqualTo(255);
      now.addAndGet(1);
      assertThatThrownBy(in::read)
          .isInstanceOfSatisfying(
              RegistryOutage.class,
              e -> assertThat(e.failure().reason()).isEqualTo(Reason.TIMED_OUT));
    }
  }

  @Test
  void knowsTheEnd() throws IOException {
    try (InputStream in = new AnswerStream(InputStream.nullInputStream(), deadline, call)) {
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void tellsSilenceFromABrokenConnection() {
    assertThat(reasonOf(new SocketTimeoutException("Read timed out"))).isEqualTo(Reason.TIMED_OUT);
    assertThat(reasonOf(new SocketException("Connection reset"))).isEqualTo(Reason.UNUSABLE_ANSWER);
    assertThat(reasonOf(new IOException("Premature end"))).isEqualTo(Reason.UNUSABLE_ANSWER);
  }

  private static Reason reasonOf(IOException failure) {
    return TransportFailure.whileReading(failure).failure().reason();
  }
}
