package dev.atrium.federation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what happens soon, and not longer than it takes. */
final class Polling {

  private static final int PERIOD_MILLIS = 20;

  private Polling() {}

  static void until(Callable<Boolean> condition, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!isSo(condition)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not so within " + limit);
      }
      pause(PERIOD_MILLIS);
    }
  }

  /** For upstreams that are slow on purpose. */
  static void pause(long millis) throws InterruptedException {
    if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nobody counts down");
    }
  }

  private static boolean isSo(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
