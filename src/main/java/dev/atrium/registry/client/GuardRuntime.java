package dev.atrium.registry.client;

import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.faulttolerance.standalone.Configuration;
import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;

/**
 * What all guards of SmallRye Fault Tolerance in this application share: one thread, started with
 * the first guarded call, that notices when a circuit breaker's delay is over.
 */
final class GuardRuntime implements Configuration {

  static {
    StandaloneFaultTolerance.configure(new GuardRuntime());
  }

  private GuardRuntime() {}

  static TypedGuard.Builder<Object> guard() {
    return TypedGuard.create(Object.class);
  }

  /** Ends the thread; the guards still work, without it. */
  static void shutdown() {
    try {
      StandaloneFaultTolerance.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It only ever changes a breaker's state, for which a thread of our own would be too much. */
  @Override
  public ExecutorService executor() {
    return ForkJoinPool.commonPool();
  }
}
