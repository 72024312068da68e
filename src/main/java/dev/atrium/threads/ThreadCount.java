package dev.atrium.threads;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * Keeps a pool as small as its work allows. Lets it have more threads when work waits although the
 * threads do next to nothing, because then they wait for somebody else; takes those away that have
 * been idle for a while. Never more than it is configured to have.
 */
final class ThreadCount {

  /** Looks after which threads that were idle all the time are too many. */
  static final int LOOKS_TO_SHRINK = 250;

  private final Supplier<ThreadPoolExecutor> source;
  private final int spare;
  private ThreadPoolExecutor pool;
  private int most;
  private boolean wasWaiting;
  private long completed;
  private int looks;
  private int busiest;

  /**
   * @param source the pool as it is now: the server makes another when its configuration changes
   * @param spare how many threads there are beside those that are busy
   */
  ThreadCount(Supplier<ThreadPoolExecutor> source, int spare) {
    this.source = requireNonNull(source, "source is null");
    this.spare = spare;
  }

  /** To be called at short and regular intervals, by one thread. */
  void look() {
    ThreadPoolExecutor now = source.get();
    if (now != pool) {
      pool = now;
      most = 0;
      busiest = 0;
      looks = 0;
    }
    // The server begins with few threads and adds the rest once it has started.
    most = Math.max(most, now.getCorePoolSize());
    grow();
    busiest = Math.max(busiest, pool.getActiveCount());
    looks++;
    if (looks == LOOKS_TO_SHRINK) {
      resize(Math.min(pool.getCorePoolSize(), busiest + spare));
      looks = 0;
      busiest = 0;
    }
  }

  /** Leaves the pool as it was found. To be called by the thread that looks. */
  void giveBack() {
    if (pool != null) {
      resize(most);
    }
  }

  private void grow() {
    int waiting = pool.getQueue().size();
    if (waiting == 0) {
      wasWaiting = false;
      return;
    }
    long before = completed;
    completed = pool.getCompletedTaskCount();
    int size = pool.getCorePoolSize();
    boolean isAnyIdle = pool.getActiveCount() < size;
    // Threads that compute end more than one request each between two looks. One that is idle has
    // been woken and waits for a processor, as what waits for it does.
    if (wasWaiting && !isAnyIdle && completed - before < size) {
      resize(Math.min(most, size + Math.max(waiting, spare)));
      looks = 0;
      busiest = 0;
    } else if (wasWaiting && isAnyIdle && completed == before) {
      // Unless the one that was woken has gone instead, being one too many: then nobody knows that
      // there is work, until there is more.
      pool.execute(() -> {});
    }
    wasWaiting = true;
  }

  private void resize(int size) {
    if (size > pool.getCorePoolSize()) {
      pool.setMaximumPoolSize(size);
      pool.setCorePoolSize(size);
    } else if (size < pool.getCorePoolSize()) {
      pool.setCorePoolSize(size);
      pool.setMaximumPoolSize(size);
    }
  }
}
