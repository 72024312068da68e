package dev.atrium.threads;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps a pool as small as its work allows. Lets it have more threads when work waits although the
 * threads do next to nothing, because then they wait for somebody else; takes those away that were
 * not needed for a while, neither to wait nor to compute. Never more than it is configured to have.
 */
final class ThreadCount {

  /** Looks after which threads that were not needed on average are too many. */
  static final int LOOKS_TO_SHRINK = 250;

  /** Asking for the processor time of each thread is what a look costs. */
  static final int LOOKS_TO_MEASURE = 10;

  /** More than this part of the processors, and more threads would not get more done. */
  private static final double MUCH = 0.25;

  private static final double NEXT_TO_NOTHING = 0.05;

  /** A collection of garbage stops all threads for once. */
  private static final int LOOKS_TO_GROW = 2;

  /** Those who have the processors may leave little of them for longer. */
  private static final int LOOKS_TO_BE_SURE = 5;

  private final Supplier<ThreadPoolExecutor> source;
  private final Function<ThreadPoolExecutor, ThreadWork.Since> work;
  private final int spare;
  private ThreadPoolExecutor pool;
  private ThreadWork.Since since = new ThreadWork.Since(0, 0);
  private int most;
  private int stuck;
  private boolean wasForgotten;
  private long completed;
  private int looks;
  private long held;

  /**
   * @param source the pool as it is now: the server makes another when its configuration changes
   * @param work what its threads have done since the last look
   * @param spare how many threads there are beside those that wait for somebody
   */
  ThreadCount(
      Supplier<ThreadPoolExecutor> source,
      Function<ThreadPoolExecutor, ThreadWork.Since> work,
      int spare) {
    this.source = requireNonNull(source, "source is null");
    this.work = requireNonNull(work, "work is null");
    this.spare = spare;
  }

  /** To be called at short and regular intervals, by one thread. */
  void look() {
    ThreadPoolExecutor now = source.get();
    if (now != pool) {
      pool = now;
      most = 0;
      beginCounting();
    }
    // The server begins with few threads and adds the rest once it has started.
    most = Math.max(most, now.getCorePoolSize());
    int active = now.getActiveCount();
    // Those that wait for somebody stay when they have become too many.
    int size = Math.max(now.getCorePoolSize(), now.getPoolSize());
    boolean isShort = !now.getQueue().isEmpty() && active >= size;
    if (isShort || (active > 0 && looks % LOOKS_TO_MEASURE == 0)) {
      since = work.apply(now);
    }
    long done = now.getCompletedTaskCount() - completed;
    completed += done;
    // Threads that are kept from computing by others on the machine still get something done.
    stuck = isShort && since.load() < MUCH && done < size ? stuck + 1 : 0;
    grow(size);
    wake(done);
    shrink(active);
  }

  private void shrink(int active) {
    int holding = since.load() < MUCH ? active : Math.min(active, since.resting());
    held += holding;
    looks++;
    if (looks == LOOKS_TO_SHRINK) {
      int needed = Math.max(holding, Math.toIntExact(held / looks));
      resize(Math.min(pool.getCorePoolSize(), needed + spare));
      beginCounting();
    }
  }

  private void beginCounting() {
    looks = 0;
    held = 0;
  }

  /** Leaves the pool as it was found. To be called by the thread that looks. */
  void giveBack() {
    if (pool != null) {
      resize(most);
    }
  }

  private void grow(int size) {
    if (stuck >= (since.load() < NEXT_TO_NOTHING ? LOOKS_TO_GROW : LOOKS_TO_BE_SURE)) {
      resize(Math.min(most, size + Math.max(pool.getQueue().size(), spare)));
      stuck = 0;
      beginCounting();
    }
  }

  /**
   * A thread that was woken for work and has gone instead, being one too many, leaves it behind:
   * then nobody knows of it until there is more.
   */
  private void wake(long done) {
    boolean isAnyIdle = pool.getActiveCount() < pool.getCorePoolSize();
    boolean isForgotten = !pool.getQueue().isEmpty() && isAnyIdle && done == 0;
    if (isForgotten && wasForgotten) {
      pool.execute(() -> {});
    }
    wasForgotten = isForgotten;
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
