package dev.atrium.registry;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Knows whether the registry answers, and says so quickly even when it hangs. All probes together
 * cost the registry one check per {@code maxAge}, never two at a time; a probe waits for it no
 * longer than {@code patience}.
 */
public final class RegistryMonitor {

  private static final Logger LOG = Logger.getLogger(RegistryMonitor.class.getName());

  private final ModelRegistry registry;
  private final Executor executor;
  private final Duration maxAge;
  private final Duration patience;
  private final LongSupplier nanoTime;

  private Check latest;
  private RegistryStatus lastLogged = RegistryStatus.UP;

  /**
   * @param executor runs the checks, which may take as long as the registry's deadline
   * @param maxAge how long a result is used for
   * @param patience how long a caller waits for a result before the registry counts as timed out
   */
  public RegistryMonitor(
      ModelRegistry registry, Executor executor, Duration maxAge, Duration patience) {
    this(registry, executor, maxAge, patience, System::nanoTime);
  }

  RegistryMonitor(
      ModelRegistry registry,
      Executor executor,
      Duration maxAge,
      Duration patience,
      LongSupplier nanoTime) {
    this.registry = requireNonNull(registry, "registry is null");
    this.executor = requireNonNull(executor, "executor is null");
    this.maxAge = requireNonNull(maxAge, "maxAge is null");
    this.patience = requireNonNull(patience, "patience is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  public RegistryStatus status() {
    Check check = usableCheck();
    long waited = nanoTime.getAsLong() - check.startedAt;
    try {
      return check.result.get(Math.max(0, patience.toNanos() - waited), NANOSECONDS).status;
    } catch (TimeoutException e) {
      return RegistryStatus.TIMED_OUT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RegistryStatus.TIMED_OUT;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a check completes with a status", e);
    }
  }

  private synchronized Check usableCheck() {
    if (latest == null || latest.isOlderThan(maxAge, nanoTime.getAsLong())) {
      latest = new Check(nanoTime.getAsLong(), new CompletableFuture<>());
      start(latest.result);
    }
    return latest;
  }

  private void start(CompletableFuture<Result> result) {
    try {
      executor.execute(() -> result.complete(new Result(look(), nanoTime.getAsLong())));
    } catch (RejectedExecutionException e) {
      result.complete(new Result(RegistryStatus.OVERLOADED, nanoTime.getAsLong()));
    }
  }

  private RegistryStatus look() {
    try {
      registry.checkReachable();
      return logged(RegistryStatus.UP, null);
    } catch (RegistryException e) {
      return logged(RegistryStatus.of(e.reason()), e);
    } catch (RuntimeException e) {
      // The port promises RegistryException only; a probe must answer whatever breaks that promise.
      return logged(RegistryStatus.INVALID_ANSWER, e);
    }
  }

  /** Says when the status changes, and only then: probes come every few seconds. */
  private RegistryStatus logged(RegistryStatus status, RuntimeException failure) {
    synchronized (this) {
      if (status == lastLogged) {
        return status;
      }
      lastLogged = status;
    }
    if (status.isUp()) {
      LOG.info("The model registry answers again");
    } else {
      LOG.log(Level.WARNING, "The model registry is down: " + status.reason(), failure);
    }
    return status;
  }

  private record Check(long startedAt, CompletableFuture<Result> result) {
    /** A check that is still under way is not old: a second one would only hang beside it. */
    boolean isOlderThan(Duration maxAge, long now) {
      return result.isDone() && now - result.join().at > maxAge.toNanos();
    }
  }

  private record Result(RegistryStatus status, long at) {}
}
