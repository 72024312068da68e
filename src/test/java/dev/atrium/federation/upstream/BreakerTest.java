package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final AtomicLong now = new AtomicLong();
  private final Breaker breaker = new Breaker(now::get);

  @Test
  void opensWhenHalfOfTheLastCallsHaveFailed() {
    call(10, true);
    call(9, false);
    assertThat(breaker.isOpen()).isFalse();
    call(1, false);
    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.allows()).isFalse();
  }

  @Test
  void staysClosedWhenMostCallsSucceed() {
    for (int i = 0; i < 100; i++) {
      call(2, true);
      call(1, false);
    }
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void letsOneCallDecideAfterAWhile() {
    call(Breaker.WINDOW, false);
    now.addAndGet(Breaker.OPEN_FOR.toNanos());
    assertThat(breaker.allows()).isTrue();
    assertThat(breaker.allows()).isFalse();
    breaker.failed();
    assertThat(breaker.allows()).isFalse();
    now.addAndGet(Breaker.OPEN_FOR.toNanos());
    assertThat(breaker.allows()).isTrue();
    breaker.succeeded();
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.allows()).isTrue();
  }

  @Test
  void aTrialThatSaidNothingIsFollowedByAnother() {
    call(Breaker.WINDOW, false);
    now.addAndGet(Breaker.OPEN_FOR.toNanos());
    assertThat(breaker.allows()).isTrue();
    breaker.saidNothing();
    assertThat(breaker.allows()).isTrue();
  }

  private void call(int times, boolean succeeds) {
    for (int i = 0; i < times; i++) {
      assertThat(breaker.allows()).isTrue();
      if (succeeds) {
        breaker.succeeded();
      } else {
        breaker.failed();
      }
    }
  }
}
