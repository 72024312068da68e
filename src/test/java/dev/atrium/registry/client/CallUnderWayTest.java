package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallUnderWayTest {

  private final List<String> events = new ArrayList<>();
  private Runnable leaves;
  private final CallUnderWay call =
      new CallUnderWay(
          action -> {
            leaves = action;
            return () -> events.add("unwatched");
          });

  @Test
  void isCutWhenTheCallerLeaves() {
    call.began(() -> events.add("cut"));
    assertThat(events).isEmpty();

    leaves.run();

    assertThat(events).containsExactly("cut");
  }

  @Test
  void isCutAtOnceWhenTheCallerHasLeftBeforeItBegan() {
    leaves.run();
    call.began(() -> events.add("cut"));

    assertThat(events).containsExactly("cut");
  }

  @Test
  void holdsNothingAgainstTheRegistryWhenTheCallerHasLeft() {
    RegistryOutage outage = new RegistryOutage(RegistryException.unreachable(null));
    assertThat(call.reason(outage)).isSameAs(outage);

    leaves.run();

    assertThat(call.reason(outage))
        .isInstanceOfSatisfying(
            RegistryException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
              assertThat(failure.forTheLog()).endsWith("(CallerLeftException)");
            });
  }

  @Test
  void holdsItsOwnCutAgainstTheRegistry() {
    call.cut();

    RegistryOutage outage = new RegistryOutage(RegistryException.unreachable(null));
    assertThat(call.reason(outage)).isSameAs(outage);
  }

  @Test
  void isWatchedUntilItIsClosed() {
    call.close();

    assertThat(events).containsExactly("unwatched");
  }
}
