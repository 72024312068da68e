package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 7);
  private final CircuitBreaker breaker = new CircuitBreaker(now::get);

  @Test
  void isClosedWhileFewerThanHalfOfTheCallsFail() {
    for (int i = 0; i < 5 * CircuitBreaker.WINDOW; i++) {
      if (i % 20 < 9) {
        fail();
      } else {
        succeed();
      }
    }

    succeed();
  }

  @Test
  void opensAfterHalfOfAWindowAndNotBefore() {
    times(10, this::succeed);
    times(9, this::fail);
    fail();

    assertRefuses();
  }

  @Test
  void saysNothingBeforeTheWindowIsFull() {
    times(CircuitBreaker.WINDOW - 1, this::fail);

    succeed();
    assertRefuses();
  }

  @Test
  void forgetsWhatLiesBeforeTheWindow() {
    times(9, this::fail);
    times(CircuitBreaker.WINDOW, this::succeed);
    times(9, this::fail);

    succeed();
  }

  @Test
  void countsARefusalOfTheQuestionAsSuccess() {
    for (int i = 0; i < 3 * CircuitBreaker.WINDOW; i++) {
      assertThatThrownBy(() -> call(RegistryException.conflict("taken"))).hasMessage("taken");
    }

    succeed();
  }

  @Test
  void closesAfterTwoSuccessesWhenTheDelayIsOver() {
    times(CircuitBreaker.WINDOW, this::fail);
    pass(Duration.ofMillis(4999));
    assertRefuses();
    pass(Duration.ofMillis(1));

    succeed();
    succeed();
    times(9, this::fail);
    succeed();
  }

  @Test
  void opensAgainWhenATrialFails() {
    times(CircuitBreaker.WINDOW, this::fail);
    pass(Duration.ofSeconds(5));

    succeed();
    fail();
    assertRefuses();
    pass(Duration.ofSeconds(5));
    succeed();
  }

  @Test
  void triesWithNoMoreThanTwoCallsAtOnce() {
    times(CircuitBreaker.WINDOW, this::fail);
    pass(Duration.ofSeconds(5));

    String answer =
        breaker.call(
            () ->
                breaker.call(
                    () -> {
                      assertRefuses();
                      return "inner";
                    }));

    assertThat(answer).isEqualTo("inner");
    succeed();
  }

  @Test
  void takesNoNoticeOfACallFromBeforeItOpened() {
    Supplier<String> late =
        () -> {
          times(CircuitBreaker.WINDOW, this::fail);
          pass(Duration.ofSeconds(5));
          succeed();
          return "late";
        };

    assertThat(breaker.call(late)).isEqualTo("late");
    fail();
    assertRefuses();
  }

  private void succeed() {
    assertThat(breaker.call(() -> "done")).isEqualTo("done");
  }

  private void fail() {
    assertThatThrownBy(() -> call(new RegistryOutage(RegistryException.timedOut(null))))
        .isInstanceOf(RegistryOutage.class);
  }

  private void assertRefuses() {
    assertThatThrownBy(() -> breaker.call(() -> "done"))
        .isInstanceOf(RegistryException.class)
        .hasMessage("the model registry is overloaded, try again later");
  }

  private void call(RuntimeException failure) {
    breaker.call(
        () -> {
          throw failure;
        });
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static void times(int count, Runnable step) {
    for (int i = 0; i < count; i++) {
      step.run();
    }
  }
}
