package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  @Test
  void goesOnWhenACallCannotBeCancelled() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    try (Watchdog watchdog = new Watchdog()) {
      watchdog.watch(
          Duration.ZERO,
          () -> {
            failed.countDown();
            throw new IllegalStateException("cannot be cancelled");
          });
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

      watchdog.watch(Duration.ZERO, cancelled::countDown);

      assertThat(cancelled.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
