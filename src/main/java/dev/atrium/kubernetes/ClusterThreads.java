package dev.atrium.kubernetes;

import dev.atrium.threads.DaemonThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that follow lists and those that ask about many names at once. They are our own: the
 * HTTP library below makes its own anyway, none of them needs what the container would pass on, and
 * its feature for threads would cost every start.
 *
 * @param followers one for each list that is followed, of which there are four
 * @param reviewers fewer than calls may be under way, so that single questions get their turn
 */
record ClusterThreads(ExecutorService followers, ExecutorService reviewers)
    implements AutoCloseable {

  private static final int IDLE_SECONDS = 30;

  static ClusterThreads start(int maxConcurrent) {
    int count = Math.max(1, maxConcurrent * 3 / 4);
    ThreadPoolExecutor reviewers =
        new ThreadPoolExecutor(
            count,
            count,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("cluster-review"));
    reviewers.allowCoreThreadTimeOut(true);
    return new ClusterThreads(
        Executors.newCachedThreadPool(new DaemonThreads("cluster-watch")), reviewers);
  }

  @Override
  public void close() {
    followers.shutdownNow();
    reviewers.shutdownNow();
  }
}
