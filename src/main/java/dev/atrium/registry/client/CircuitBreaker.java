package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;
import java.time.Duration;
import java.util.BitSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Leaves a registry alone for a while that failed too often: open after half of the last 20 calls
 * ended in a {@link RegistryOutage}, tried again after 5 s, closed after two successes. One for
 * each registry: MicroProfile's own is shared by all instances of a class.
 */
final class CircuitBreaker {

  static final int WINDOW = 20;
  private static final int FAILURES_TO_OPEN = WINDOW / 2;
  private static final int SUCCESSES_TO_CLOSE = 2;
  private static final long DELAY_NANOS = Duration.ofSeconds(5).toNanos();

  private enum State {
    CLOSED,
    OPEN,
    HALF_OPEN
  }

  private final LongSupplier nanoTime;
  private final BitSet failures = new BitSet(WINDOW);
  private int calls;
  private State state = State.CLOSED;
  private long openedAt;
  private int trials;
  private int successes;

  /**
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * @throws RegistryException {@code OVERLOADED} while it is open
   */
  <T> T call(Supplier<T> exchange) {
    boolean isTrial = begin();
    boolean isOutage = false;
    try {
      return exchange.get();
    } catch (RegistryOutage e) {
      isOutage = true;
      throw e;
    } finally {
      end(isTrial, isOutage);
    }
  }

  /** Whether the call is one of those that decide about an open breaker. */
  private synchronized boolean begin() {
    if (state == State.OPEN && nanoTime.getAsLong() - openedAt >= DELAY_NANOS) {
      state = State.HALF_OPEN;
      trials = 0;
      successes = 0;
    }
    if (state == State.CLOSED) {
      return false;
    }
    if (state == State.OPEN || trials == SUCCESSES_TO_CLOSE) {
      throw RegistryException.overloaded(null);
    }
    trials++;
    return true;
  }

  private synchronized void end(boolean isTrial, boolean isOutage) {
    if (isTrial && state == State.HALF_OPEN) {
      endTrial(isOutage);
    } else if (!isTrial && state == State.CLOSED) {
      failures.set(calls % WINDOW, isOutage);
      calls++;
      if (calls >= WINDOW && failures.cardinality() >= FAILURES_TO_OPEN) {
        open();
      }
    }
  }

  private void endTrial(boolean isOutage) {
    if (isOutage) {
      open();
    } else if (++successes == SUCCESSES_TO_CLOSE) {
      state = State.CLOSED;
      failures.clear();
      calls = 0;
    }
  }

  private void open() {
    state = State.OPEN;
    openedAt = nanoTime.getAsLong();
  }
}
