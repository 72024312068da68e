package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Leaves a server alone that fails half of its calls: after a while one call is let through, and
 * its outcome decides for all.
 *
 * <p>Ours, because the one of MicroProfile Fault Tolerance belongs to a method, and a method serves
 * every module.
 */
final class Breaker {

  /** contract: the defaults of MicroProfile Fault Tolerance. */
  static final int WINDOW = 20;

  private static final int FAILURES_TO_OPEN = WINDOW / 2;
  static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final boolean[] failed = new boolean[WINDOW];
  private int seen;
  private int failures;
  private boolean isOpen;
  private boolean isTrying;

  /** Changes whenever earlier calls have nothing to say any more. */
  private int period;

  private long openedAt;

  Breaker(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** Lets a call through or not; whoever got a permit says once how it went. */
  synchronized Optional<Permit> permit() {
    if (isOpen) {
      if (isTrying || nanoTime.getAsLong() - openedAt < OPEN_FOR.toNanos()) {
        return Optional.empty();
      }
      isTrying = true;
      period++;
    }
    return Optional.of(new Permit(period));
  }

  synchronized void succeeded(Permit permit) {
    if (permit.period != period) {
      return;
    }
    if (isOpen) {
      isOpen = false;
      forget();
    } else {
      record(false);
    }
  }

  synchronized void failed(Permit permit) {
    if (permit.period != period) {
      return;
    }
    if (isOpen) {
      isTrying = false;
      openedAt = nanoTime.getAsLong();
    } else {
      record(true);
      if (seen >= WINDOW && failures >= FAILURES_TO_OPEN) {
        isOpen = true;
        openedAt = nanoTime.getAsLong();
        forget();
      }
    }
  }

  /** The call ended without saying anything about the server. */
  synchronized void saidNothing(Permit permit) {
    if (permit.period == period) {
      isTrying = false;
    }
  }

  synchronized boolean isOpen() {
    return isOpen;
  }

  private void record(boolean failure) {
    int slot = seen % WINDOW;
    failures += (failure ? 1 : 0) - (seen >= WINDOW && failed[slot] ? 1 : 0);
    failed[slot] = failure;
    seen++;
    if (seen == 2 * WINDOW) {
      seen = WINDOW;
    }
  }

  private void forget() {
    period++;
    isTrying = false;
    seen = 0;
    failures = 0;
  }

  /**
   * A call that was let through. One that began before the breaker opened or closed says nothing
   * about the server as it is now, and does not decide for the one that is on trial.
   */
  record Permit(int period) {}
}
