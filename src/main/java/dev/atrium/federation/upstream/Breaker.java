package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Leaves a server alone that fails half of its calls: after a while one call is let through, and
 * its outcome decides for all.
 *
 * <p>Ours, because the one of MicroProfile Fault Tolerance belongs to a method, and a method serves
 * every module.
 */
public final class Breaker {

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
  private long openedAt;

  public Breaker(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** Whether a call may be made; whoever got a yes says how it went. */
  public synchronized boolean allows() {
    if (!isOpen) {
      return true;
    }
    if (isTrying || nanoTime.getAsLong() - openedAt < OPEN_FOR.toNanos()) {
      return false;
    }
    isTrying = true;
    return true;
  }

  public synchronized void succeeded() {
    if (isTrying) {
      isOpen = false;
      forget();
    } else if (!isOpen) {
      record(false);
    }
  }

  public synchronized void failed() {
    if (isTrying) {
      isTrying = false;
      openedAt = nanoTime.getAsLong();
    } else if (!isOpen) {
      record(true);
      if (seen >= WINDOW && failures >= FAILURES_TO_OPEN) {
        isOpen = true;
        openedAt = nanoTime.getAsLong();
        forget();
      }
    }
  }

  /** The call ended without saying anything about the server. */
  public synchronized void saidNothing() {
    isTrying = false;
  }

  public synchronized boolean isOpen() {
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
    isTrying = false;
    seen = 0;
    failures = 0;
  }
}
