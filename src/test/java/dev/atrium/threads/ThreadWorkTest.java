package dev.atrium.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ThreadWorkTest {

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(4, 4, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
  private final CountDownLatch release = new CountDownLatch(1);
  private volatile boolean isOver;

  @AfterEach
  void stop() {
    isOver = true;
    release.countDown();
    pool.shutdownNow();
  }

  @Test
  void threadsThatWaitDoNothing() {
    ThreadWork work = new ThreadWork(1);
    pool.prestartAllCoreThreads();
    await(work, since -> since.resting() == 4);
    for (int i = 0; i < 4; i++) {
      pool.execute(this::hang);
    }

    await(work, since -> since.load() < 0.2 && since.resting() == 4);
  }

  @Test
  void oneThatComputesIsSeen() {
    ThreadWork work = new ThreadWork(1);
    pool.prestartAllCoreThreads();
    pool.execute(this::compute);

    await(work, since -> since.load() > 0.3 && since.resting() == 3);
  }

  @Test
  void oneOfManyProcessorsIsNotMuch() {
    ThreadWork work = new ThreadWork(64);
    pool.prestartAllCoreThreads();
    pool.execute(this::compute);

    await(work, since -> since.resting() == 3);
    assertThat(next(work, pool).load()).isBetween(0.0, 2.0 / 64);
  }

  @Test
  void whatOthersComputeIsTheirs() {
    ThreadWork work = new ThreadWork(1);
    pool.prestartAllCoreThreads();
    Thread other = new Thread(this::compute, "other-1");
    other.start();

    await(work, since -> since.load() < 0.2 && since.resting() == 4);
  }

  @Test
  void threadsThatFollowThoseThatHaveEndedAreSeen() {
    ThreadWork work = new ThreadWork(1);
    pool.setCorePoolSize(1);
    pool.execute(() -> {});
    await(work, since -> since.resting() == 1);
    pool.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    pool.allowCoreThreadTimeOut(true);
    while (pool.getPoolSize() > 0) {
      Thread.onSpinWait();
    }
    pool.execute(this::compute);

    await(work, since -> since.load() > 0.3);
  }

  @Test
  void anotherPoolIsLookedAtInstead() {
    ThreadWork work = new ThreadWork(1);
    pool.execute(this::compute);
    await(work, since -> since.load() > 0.3);
    ThreadPoolExecutor next =
        new ThreadPoolExecutor(2, 2, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
    try {
      next.prestartAllCoreThreads();
      await(work, next, since -> since.load() < 0.2 && since.resting() == 2);
    } finally {
      next.shutdownNow();
    }
  }

  private void await(ThreadWork work, Predicate<ThreadWork.Since> expected) {
    await(work, pool, expected);
  }

  private static void await(
      ThreadWork work, ThreadPoolExecutor pool, Predicate<ThreadWork.Since> expected) {
    while (!expected.test(next(work, pool))) {
      Thread.onSpinWait();
    }
  }

  /** After the time between two looks. */
  private static ThreadWork.Since next(ThreadWork work, ThreadPoolExecutor pool) {
    ThreadWork.Since since = work.apply(pool);
    long started = System.nanoTime();
    while (System.nanoTime() - started < TimeUnit.MILLISECONDS.toNanos(10)) {
      Thread.onSpinWait();
    }
    return since;
  }

  private void hang() {
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void compute() {
    while (!isOver) {
      Thread.onSpinWait();
    }
  }
}
