package dev.atrium.federation.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThat(breaker.permit()).isEmpty();
  }

  @Test
  void staysClosedWhenMostCallsSucceed() {
    for (int i = 0; i < 100; i++) {
      call(2, true);
      call(1, false);
    }
    assertThat(breaker.permit()).isPresent();
  }

  @Test
  void letsOneCallDecideAfterAWhile() {
    call(Breaker.WINDOW, false);
    breaker.failed(trial());
    assertThat(breaker.permit()).isEmpty();
    breaker.succeeded(trial());
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.permit()).isPresent();
  }

  @Test
  void aTrialThatSaidNothingIsFollowedByAnother() {
    call(Breaker.WINDOW, false);
    breaker.saidNothing(trial());
    assertThat(breaker.permit()).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void aCallFromBeforeItOpenedDoesNotDecide(Outcome outcome) {
    Breaker.Permit early = breaker.permit().orElseThrow();
    call(Breaker.WINDOW, false);
    Breaker.Permit trial = trial();

    tell(early, outcome);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.permit()).as("another beside the trial").isEmpty();
    breaker.succeeded(trial);
    assertThat(breaker.isOpen()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void anEarlierTrialDoesNotDecideForTheNext(Outcome outcome) {
    call(Breaker.WINDOW, false);
    Breaker.Permit first = trial();
    breaker.saidNothing(first);
    Breaker.Permit second = trial();

    tell(first, outcome);

    assertThat(breaker.isOpen()).isTrue();
    assertThat(breaker.permit()).isEmpty();
    breaker.succeeded(second);
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void whatFailsLateIsNotCountedAgainstAServerThatIsBack() {
    Breaker.Permit early = breaker.permit().orElseThrow();
    call(Breaker.WINDOW, false);
    breaker.succeeded(trial());
    call(10, true);
    call(9, false);

    breaker.failed(early);

    assertThat(breaker.isOpen()).isFalse();
  }

  private enum Outcome {
    SUCCEEDED,
    FAILED,
    SAID_NOTHING
  }

  private void tell(Breaker.Permit permit, Outcome outcome) {
    switch (outcome) {
      case SUCCEEDED -> breaker.succeeded(permit);
      case FAILED -> breaker.failed(permit);
      case SAID_NOTHING -> breaker.saidNothing(permit);
    }
  }

  /** The call that is let through after a while. */
  private Breaker.Permit trial() {
    now.addAndGet(Breaker.OPEN_FOR.toNanos());
    Breaker.Permit permit = breaker.permit().orElseThrow();
    assertThat(breaker.permit()).isEmpty();
    return permit;
  }

  private void call(int times, boolean succeeds) {
    for (int i = 0; i < times; i++) {
      tell(breaker.permit().orElseThrow(), succeeds ? Outcome.SUCCEEDED : Outcome.FAILED);
    }
  }
}
