package dev.atrium.threads;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks after the number of the server's threads for as long as the application runs, in the
 * server's own place: its tuning is switched off in {@code liberty/jvm.options}.
 */
public final class ServerThreads implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(ServerThreads.class.getName());
  private static final long PERIOD_MILLIS = 10;
  private static final int SPARE_PER_PROCESSOR = 8;

  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("server-threads"));

  private volatile Runnable giveBack = () -> {};

  /** Begins, if there is a server that can be asked. */
  public void start(ClassLoader application) {
    Optional<ServerPool> pool = ServerPool.behind(application);
    if (pool.isEmpty()) {
      LOG.info("the number of the server's threads stays as it is configured");
      return;
    }
    int processors = Runtime.getRuntime().availableProcessors();
    ThreadCount count =
        new ThreadCount(pool.get(), new ThreadWork(processors), SPARE_PER_PROCESSOR * processors);
    giveBack = count::giveBack;
    var unused =
        looking.scheduleWithFixedDelay(
            () -> look(count), PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static void look(ThreadCount count) {
    try {
      count.look();
    } catch (RuntimeException e) {
      // The schedule would end here for good.
      LOG.log(Level.WARNING, "the number of the server's threads cannot be changed", e);
    }
  }

  @Override
  public void close() {
    looking.execute(giveBack);
    looking.shutdown();
  }
}
