package dev.atrium.threads;

import static java.util.stream.Collectors.toMap;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells threads of a pool that compute from those that wait for somebody else, by the processor
 * time that they take: a thread within a read or a write looks as if it ran.
 */
final class ThreadWork implements Function<ThreadPoolExecutor, ThreadWork.Since> {

  /** How long one has taken nothing that rests. */
  private static final long NANOS_TO_REST = TimeUnit.MILLISECONDS.toNanos(100);

  private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
  private final int processors;
  private ThreadPoolExecutor pool;
  private volatile Optional<Members> members = Optional.empty();
  private Map<Long, Long> before = Map.of();
  private Map<Long, Long> longBefore = Map.of();
  private long at = System.nanoTime();
  private long longAt = at;
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
      members = Optional.empty();
      now.execute(() -> members = Optional.of(Members.like(Thread.currentThread())));
    }
    Map<Long, Long> used = members.map(this::used).orElse(Map.of());
    long sum = 0;
    for (Map.Entry<Long, Long> thread : used.entrySet()) {
      sum += thread.getValue() - before.getOrDefault(thread.getKey(), 0L);
    }
    before = used;
    long time = System.nanoTime();
    if (time - longAt >= NANOS_TO_REST) {
      resting = used.size();
      resting -= (int) used.entrySet().stream().filter(this::hasComputed).count();
      longBefore = used;
      longAt = time;
    }
    double load = (double) sum / (time - at) / processors;
    at = time;
    return new Since(load, resting);
  }

  private boolean hasComputed(Map.Entry<Long, Long> thread) {
    return !thread.getValue().equals(longBefore.get(thread.getKey()));
  }

  private Map<Long, Long> used(Members all) {
    return all.in(2 * pool.getMaximumPoolSize())
        .collect(toMap(Thread::getId, thread -> times.getThreadCpuTime(thread.getId())));
  }

  /**
   * What the threads of a pool have in common; none of them lives for ever.
   *
   * @param name without the number in its end: others may have been started by threads of the pool,
   *     and be in their group
   */
  private record Members(ThreadGroup group, String name) {

    static Members like(Thread one) {
      return new Members(one.getThreadGroup(), withoutNumber(one));
    }

    Stream<Thread> in(int room) {
      Thread[] all = new Thread[room + group.activeCount()];
      group.enumerate(all, false);
      return Arrays.stream(all)
          .filter(Objects::nonNull)
          .filter(thread -> withoutNumber(thread).equals(name));
    }

    private static String withoutNumber(Thread thread) {
      String name = thread.getName();
      return name.substring(0, name.lastIndexOf('-') + 1);
    }
  }
}
