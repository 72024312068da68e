package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RegistryGatewayTest {

  private static final int MAX_CALLS = 3;
  private static final Duration REST = Duration.ofMillis(300);
  private static final long POLL_NANOS = 1_000_000;
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final Connection connection = new Connection();

  /** As the product has it: its 5 s are not over before a test is. */
  private final RegistryGateway gateway = new RegistryGateway(MAX_CALLS, connection);

  private final RegistryGateway quick = new RegistryGateway(MAX_CALLS, REST, connection);

  @Test
  void isClosedWhileFewerThanHalfOfTheCallsFail() {
    for (int i = 0; i < 5 * RegistryGateway.WINDOW; i++) {
      if (i % 20 < 9) {
        fail(gateway);
      } else {
        succeed(gateway);
      }
    }

    succeed(gateway);
  }

  @Test
  void opensAfterHalfOfAWindowAndNotBefore() {
    times(10, () -> succeed(gateway));
    times(9, () -> fail(gateway));
    fail(gateway);

    assertRefuses(gateway);
  }

  @Test
  void saysNothingBeforeTheWindowIsFull() {
    times(RegistryGateway.WINDOW - 1, () -> fail(gateway));

    succeed(gateway);
    assertRefuses(gateway);
  }

  @Test
  void forgetsWhatLiesBeforeTheWindow() {
    times(9, () -> fail(gateway));
    times(RegistryGateway.WINDOW, () -> succeed(gateway));
    times(9, () -> fail(gateway));

    succeed(gateway);
  }

  @Test
  void countsARefusalOfTheQuestionAsSuccess() {
    RegistryException taken = RegistryException.conflict("taken");
    for (int i = 0; i < 3 * RegistryGateway.WINDOW; i++) {
      assertThatThrownBy(() -> call(gateway, throwing(taken))).isSameAs(taken);
    }

    succeed(gateway);
  }

  @Test
  void leavesARegistryAloneForAsLongAsItShould() {
    long before = System.nanoTime();
    times(RegistryGateway.WINDOW, () -> fail(quick));
    awaitTrial(quick, () -> "trial");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(REST);
  }

  @Test
  void closesAfterTwoSuccessesWhenTheDelayIsOver() {
    times(RegistryGateway.WINDOW, () -> fail(quick));

    awaitTrial(quick, () -> "trial");
    succeed(quick);
    times(9, () -> fail(quick));
    succeed(quick);
  }

  @Test
  void opensAgainWhenATrialFails() {
    times(RegistryGateway.WINDOW, () -> fail(quick));

    awaitTrial(quick, () -> "trial");
    fail(quick);
    assertRefuses(quick);
    awaitTrial(quick, () -> "trial");
  }

  @Test
  void triesWithNoMoreThanTwoCallsAtOnce() {
    times(RegistryGateway.WINDOW, () -> fail(quick));

    awaitTrial(
        quick,
        () ->
            call(
                quick,
                () -> {
                  assertRefuses(quick);
                  return "inner";
                }));
    succeed(quick);
  }

  @Test
  void takesNoNoticeOfACallFromBeforeItOpened() {
    Supplier<String> late =
        () -> {
          times(RegistryGateway.WINDOW, () -> fail(quick));
          awaitTrial(quick, () -> "trial");
          return "late";
        };

    assertThat(call(quick, late)).isEqualTo("late");
    fail(quick);
    assertRefuses(quick);
  }

  @Test
  void takesNoMoreCallsAtOnceThanItMay() {
    assertThat(nested(MAX_CALLS, () -> "innermost")).isEqualTo("innermost");
    assertThatThrownBy(() -> nested(MAX_CALLS + 1, () -> "innermost"))
        .hasMessage("the model registry is overloaded, try again later");

    succeed(gateway);
  }

  @Test
  void holdsNothingForOrAgainstARegistryThatItDidNotAsk() {
    times(RegistryGateway.WINDOW - 1, () -> fail(gateway));
    Supplier<String> crowded =
        () -> {
          times(3 * RegistryGateway.WINDOW, () -> assertRefuses(gateway));
          throw new RegistryOutage(RegistryException.timedOut(null));
        };

    assertThatThrownBy(() -> nested(MAX_CALLS, crowded)).isInstanceOf(RegistryOutage.class);
    assertRefuses(gateway);
  }

  @Test
  void isAtItsEndWhenItsConnectionIs() {
    gateway.close();

    assertThat(connection.isClosed).isTrue();
  }

  /** Calls in calls: so many are under way when the innermost is. */
  private String nested(int depth, Supplier<String> innermost) {
    return call(gateway, depth == 1 ? innermost : () -> nested(depth - 1, innermost));
  }

  /** Asks until a breaker that is open lets a call through; that one is its first trial. */
  private void awaitTrial(RegistryGateway asked, Supplier<String> trial) {
    long started = System.nanoTime();
    boolean[] isThrough = {false};
    while (!isThrough[0]) {
      assertThat(System.nanoTime() - started).isLessThan(PATIENCE_NANOS);
      try {
        call(
            asked,
            () -> {
              isThrough[0] = true;
              return trial.get();
            });
      } catch (RegistryException e) {
        assertThat(isThrough[0]).as("refused, not failed").isFalse();
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }

  private void succeed(RegistryGateway asked) {
    assertThat(call(asked, () -> "done")).isEqualTo("done");
  }

  private void fail(RegistryGateway asked) {
    RegistryOutage outage = new RegistryOutage(RegistryException.timedOut(null));
    assertThatThrownBy(() -> call(asked, throwing(outage))).isSameAs(outage);
  }

  private void assertRefuses(RegistryGateway asked) {
    assertThatThrownBy(() -> call(asked, () -> "done"))
        .isInstanceOf(RegistryException.class)
        .hasMessage("the model registry is overloaded, try again later");
  }

  private String call(RegistryGateway asked, Supplier<String> answer) {
    return asked.exchange(RegistryRequest.smallestList(), new Scripted(answer));
  }

  private static Supplier<String> throwing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static void times(int count, Runnable step) {
    for (int i = 0; i < count; i++) {
      step.run();
    }
  }

  /** What the registry is to do, in the place of what reads its answer. */
  private record Scripted(Supplier<String> answer) implements Function<Answer, String> {
    @Override
    public String apply(Answer ignored) {
      return answer.get();
    }
  }

  private static final class Connection implements Exchange {
    private boolean isClosed;

    @Override
    public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
      return reader.apply(null);
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }
}
