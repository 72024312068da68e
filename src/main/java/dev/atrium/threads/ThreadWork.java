package dev.atrium.threads;

import static java.util.stream.Collectors.toMap;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Function;

/**
 * Tells threads of a pool that compute from those that wait for somebody else, by the processor
 * time that they take: a thread within a read or a write looks as if it ran.
 */
final class ThreadWork implements Function<ThreadPoolExecutor, ThreadWork.Since> {

  /** Times after which one that never took anything rests. */
  static final int TIMES_TO_REST = 10;

  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
  private final int processors;
  private ThreadPoolExecutor pool;
  private volatile Thread one;
  private Map<Long, Long> before = Map.of();
  private Map<Long, Long> longBefore = Map.of();
  private long at = System.nanoTime();
  private int count;
  private int resting;

  ThreadWork(int processors) {
    this.processors = processors;
  }

  /**
   * What there was since the last time.
   *
   * @param load the part of all processors that the threads took
   * @param resting threads that took nothing for some time, idle ones among them
   */
  record Since(double load, int resting) {}

  @Override
  public Since apply(ThreadPoolExecutor now) {
    if (now != pool) {
      pool = now;
      one = null;
      now.execute(() -> one = Thread.currentThread());
    }
    Map<Long, Long> used = one == null ? Map.of() : used(one);
    long sum = 0;
    for (Map.Entry<Long, Long> thread : used.entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    before = used;
    count++;
    if (count % TIMES_TO_REST == 0) {
      resting = used.size();
      resting -= (int) used.entrySet().stream().filter(this::hasComputed).count();
      longBefore = used;
    }
    long time = System.nanoTime();
    double load = (double) sum / (time - at) / processors;
    at = time;
    return new Since(load, resting);
  }

  private boolean hasComputed(Map.Entry<Long, Long> thread) {
    return !thread.getValue().equals(longBefore.get(thread.getKey()));
  }

  /** Others may have been started by threads of the pool, and be in their group. */
  private Map<Long, Long> used(Thread member) {
    ThreadGroup group = member.getThreadGroup();
    if (group == null) {
      // It has ended; another says so the next time.
      pool.execute(() -> one = Thread.currentThread());
      return Map.of();
    }
    Thread[] all = new Thread[2 * pool.getMaximumPoolSize() + group.activeCount()];
    group.enumerate(all, false);
    String name = withoutNumber(member);
    return Arrays.stream(all)
        .filter(Objects::nonNull)
        .filter(thread -> withoutNumber(thread).equals(name))
        .collect(toMap(Thread::getId, thread -> times.getThreadCpuTime(thread.getId())));
  }

  private static String withoutNumber(Thread thread) {
    String name = thread.getName();
    return name.substring(0, name.lastIndexOf('-') + 1);
  }
}
