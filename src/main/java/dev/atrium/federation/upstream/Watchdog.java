package dev.atrium.federation.upstream;

import dev.atrium.threads.DaemonThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Cancels calls that are overdue. One look at all of them every so often costs less than a timer
 * each, and a deadline can be moved with a single write for every piece of a body.
 *
 * <p>A thread of ours and not one of the server's: it must get its turn exactly when all of the
 * server's hang.
 */
public final class Watchdog implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Watchdog.class.getName());
  private static final long PERIOD_MILLIS = 50;

  private final Set<Deadline> deadlines = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("federation-watchdog"));

  private final ScheduledFuture<?> looking;

  public Watchdog() {
    looking =
        thread.scheduleWithFixedDelay(
            this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  Deadline watch(Duration first, Runnable cancel) {
    Deadline deadline = new Deadline(cancel);
    deadline.in(first);
    deadlines.add(deadline);
    return deadline;
  }

  private void look() {
    long now = System.nanoTime();
    for (Deadline deadline : deadlines) {
      if (deadline.at - now < 0) {
        deadline.close();
        deadline.expired = true;
        cancel(deadline);
      }
    }
  }

  private static void cancel(Deadline deadline) {
    try {
      deadline.cancel.run();
    } catch (RuntimeException e) {
      // The schedule would end here for good, and every deadline with it.
      LOG.log(Level.SEVERE, "an overdue call could not be cancelled", e);
    }
  }

  @Override
  public void close() {
    looking.cancel(true);
    thread.shutdownNow();
  }

  /** When a call is given up unless somebody moves it. */
  final class Deadline implements AutoCloseable {

    private final Runnable cancel;
    private volatile long at;
    private volatile boolean expired;

    private Deadline(Runnable cancel) {
      this.cancel = cancel;
    }

    void in(Duration time) {
      at = System.nanoTime() + time.toNanos();
    }

    boolean isExpired() {
      return expired;
    }

    @Override
    public void close() {
      deadlines.remove(this);
    }
  }
}
