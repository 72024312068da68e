package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/** What is said about a module's health, which changes less often than the health may. */
final class SteadyHealth {

  private final Duration leastTime;
  private final LongSupplier nanoTime;
  private ModuleHealth current = ModuleHealth.UNKNOWN;
  private int failures;
  private long changedAt;

  SteadyHealth(Duration leastTime, LongSupplier nanoTime) {
    this.leastTime = requireNonNull(leastTime, "leastTime is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  synchronized ModuleHealth current() {
    return current;
  }

  /** Whether what is said has changed by this. */
  synchronized boolean saw(ModuleHealth seen) {
    failures = seen.isHealthy() ? 0 : failures + 1;
    long now = nanoTime.getAsLong();
    boolean differs = seen.status() != current.status();
    boolean mayChange =
        current.status() == ModuleHealth.Status.UNKNOWN || now - changedAt >= leastTime.toNanos();
    boolean changes = differs && mayChange;
    if (changes) {
      changedAt = now;
    }
    boolean follows = changes || !differs;
    current =
        new ModuleHealth(
            follows ? seen.status() : current.status(),
            follows ? seen.isAnswering() : current.isAnswering(),
            seen.lastCheck(),
            seen.responseMillis(),
            follows ? seen.error() : current.error(),
            failures);
    return changes;
  }
}
