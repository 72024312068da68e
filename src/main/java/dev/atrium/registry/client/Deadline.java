package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** The moment at which a call is given up. */
final class Deadline {

  private final LongSupplier nanoTime;
  private final long start;
  private final Duration length;

  private Deadline(LongSupplier nanoTime, Duration length) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.length = length;
  }

  /**
   * @param nanoTime a clock as {@link System#nanoTime()}
   */
  static Deadline in(Duration length, LongSupplier nanoTime) {
    return new Deadline(nanoTime, length);
  }

  /**
   * @throws RegistryOutage {@code TIMED_OUT} when it has passed
   */
  void check() {
    if (nanoTime.getAsLong() - start >= length.toNanos()) {
      throw new RegistryOutage(
          RegistryException.timedOut(new TimeoutException("the call took longer than " + length)));
    }
  }
}
