package dev.atrium.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class ThreadCountTest {

  private static final int MOST = 40;
  private static final int SPARE = 4;

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final ThreadPoolExecutor pool = pool(MOST);
  private final AtomicReference<ThreadPoolExecutor> source = new AtomicReference<>(pool);
  private int measured;
  private ThreadWork.Since work = new ThreadWork.Since(0, MOST);
  private final ThreadCount count = new ThreadCount(source::get, this::measure, SPARE);

  @AfterEach
  void stop() {
    release.countDown();
    pool.shutdownNow();
  }

  @Test
  void threadsThatAreIdleForLongAreTakenAway() {
    look(ThreadCount.LOOKS_TO_SHRINK - 1);
    assertThat(pool.getCorePoolSize()).isEqualTo(MOST);
    look(1);
    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
  }

  @Test
  void thoseThatAreBusyAreNot() {
    hang(10);
    look(ThreadCount.LOOKS_TO_SHRINK);

    assertThat(pool.getCorePoolSize()).isEqualTo(10 + SPARE);
  }

  @Test
  void thoseThatWereBusyHalfOfTheTimeAreHalfAsMany() throws Exception {
    hang(10);
    look(ThreadCount.LOOKS_TO_SHRINK / 2);
    release.countDown();
    awaitIdle();
    look(ThreadCount.LOOKS_TO_SHRINK / 2);

    assertThat(pool.getCorePoolSize()).isEqualTo(5 + SPARE);
  }

  @Test
  void thoseThatAreBusyInTheEndAreNot() {
    look(ThreadCount.LOOKS_TO_SHRINK - 1);
    hang(10);
    look(1);

    assertThat(pool.getCorePoolSize()).isEqualTo(10 + SPARE);
  }

  @Test
  void whenAllWaitThereAreMoreForThoseBehind() throws Exception {
    look(ThreadCount.LOOKS_TO_SHRINK);
    hang(SPARE + 3);
    look(2);
    CountDownLatch answered = new CountDownLatch(1);
    pool.execute(answered::countDown);

    assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(pool.getCorePoolSize()).isEqualTo(2 * SPARE);
  }

  @Test
  void asManyAsWaitAtOnce() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    hang(SPARE + 20);
    look(2);

    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE + 20);
    awaitEmptyQueue();
  }

  @Test
  void neverMoreThanThereWere() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    hang(10 * MOST);
    look(10);

    assertThat(pool.getCorePoolSize()).isEqualTo(MOST);
    assertThat(pool.getMaximumPoolSize()).isEqualTo(MOST);
  }

  @Test
  void whatWaitsBehindThreadsThatComputeGetsNoMore() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    work = new ThreadWork.Since(0.5, 0);
    hang(SPARE + 3);
    look(10);

    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
  }

  @Test
  void whatWaitsBehindThreadsThatGetThingsDoneGetsNoMore() throws Exception {
    look(ThreadCount.LOOKS_TO_SHRINK);
    hang(SPARE - 1);
    look(1);
    for (int i = 0; i < 5; i++) {
      CountDownLatch done = new CountDownLatch(SPARE);
      CountDownLatch next = new CountDownLatch(1);
      for (int task = 0; task < SPARE; task++) {
        pool.execute(done::countDown);
      }
      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      CountDownLatch begun = new CountDownLatch(1);
      pool.execute(
          () -> {
            begun.countDown();
            await(next);
          });
      pool.execute(() -> {});
      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
      look(1);
      next.countDown();
      awaitEmptyQueue();
    }

    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
  }

  @Test
  void threadsAreMeasuredWhileTheyDoSomethingAndAtEachLookWhileWorkWaits() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    assertThat(measured).isZero();
    hang(SPARE);
    look(ThreadCount.LOOKS_TO_SHRINK);
    assertThat(measured).isEqualTo(ThreadCount.LOOKS_TO_SHRINK / ThreadCount.LOOKS_TO_MEASURE);
    measured = 0;
    work = new ThreadWork.Since(0.5, 0);
    hang(1);
    look(5);
    assertThat(measured).isEqualTo(5);
  }

  @Test
  void oneLookAtThreadsThatDoNothingIsNotEnough() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    hang(SPARE + 3);
    for (int i = 0; i < 10; i++) {
      work = new ThreadWork.Since(i % 2 == 0 ? 0.5 : 0, 0);
      look(1);
    }

    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
  }

  @Test
  void threadsThatDoLittleAreLookedAtMoreOften() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    work = new ThreadWork.Since(0.1, 0);
    hang(SPARE + 3);
    look(4);
    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
    look(1);
    assertThat(pool.getCorePoolSize()).isEqualTo(2 * SPARE);
  }

  @Test
  void ofThoseThatAreBusyOnlyThoseThatRestAreKept() {
    hang(30);
    work = new ThreadWork.Since(0.5, 10);
    look(ThreadCount.LOOKS_TO_SHRINK);

    assertThat(pool.getCorePoolSize()).isEqualTo(10 + SPARE);
  }

  @Test
  void thoseThatAreTooManyAndStayBecauseTheyWaitAreCounted() {
    hang(30);
    work = new ThreadWork.Since(0.5, 0);
    look(ThreadCount.LOOKS_TO_SHRINK);
    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);
    work = new ThreadWork.Since(0, 30);
    while (pool.getPoolSize() > 30) {
      Thread.onSpinWait();
    }
    hang(1);
    look(2);

    assertThat(pool.getCorePoolSize()).isEqualTo(30 + SPARE);
    awaitEmptyQueue();
  }

  @Test
  void whatNobodyWasWokenForIsDoneAllTheSame() throws Exception {
    ForgetfulQueue queue = new ForgetfulQueue();
    ThreadPoolExecutor next = new ThreadPoolExecutor(2, 2, 0, TimeUnit.MILLISECONDS, queue);
    try {
      next.prestartAllCoreThreads();
      source.set(next);
      CountDownLatch done = new CountDownLatch(1);
      queue.forgets = true;
      next.execute(done::countDown);
      queue.forgets = false;
      look(2);

      assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(next.getCorePoolSize()).isEqualTo(2);
    } finally {
      next.shutdownNow();
    }
  }

  @Test
  void anotherPoolIsSeenAsItIs() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    ThreadPoolExecutor next = pool(MOST / 2);
    try {
      source.set(next);
      look(ThreadCount.LOOKS_TO_SHRINK - 1);
      assertThat(next.getCorePoolSize()).isEqualTo(MOST / 2);
      look(1);
      assertThat(next.getCorePoolSize()).isEqualTo(SPARE);
    } finally {
      next.shutdownNow();
    }
  }

  @Test
  void theServersLaterAdditionsCount() {
    pool.setCorePoolSize(MOST / 2);
    look(ThreadCount.LOOKS_TO_SHRINK);
    pool.setMaximumPoolSize(MOST);
    pool.setCorePoolSize(MOST);
    look(ThreadCount.LOOKS_TO_SHRINK);
    assertThat(pool.getCorePoolSize()).isEqualTo(SPARE);

    hang(10 * MOST);
    look(10);

    assertThat(pool.getCorePoolSize()).isEqualTo(MOST);
  }

  @Test
  void theServerGetsItsThreadsBackInTheEnd() {
    look(ThreadCount.LOOKS_TO_SHRINK);
    count.giveBack();

    assertThat(pool.getCorePoolSize()).isEqualTo(MOST);
  }

  private ThreadWork.Since measure(ThreadPoolExecutor measuredPool) {
    measured++;
    return work;
  }

  private static ThreadPoolExecutor pool(int size) {
    return new ThreadPoolExecutor(
        size, size, 0, TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>());
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      count.look();
    }
  }

  /** Returns once each of them has a thread or none is left for it. */
  private void hang(int tasks) {
    int before = hanging.get();
    for (int i = 0; i < tasks; i++) {
      pool.execute(
          () -> {
            hanging.incrementAndGet();
            await(release);
          });
    }
    // A thread counts as active for a moment before it has begun with its task.
    while (hanging.get() < Math.min(before + tasks, pool.getCorePoolSize())) {
      Thread.onSpinWait();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitIdle() {
    while (pool.getActiveCount() > 0) {
      Thread.onSpinWait();
    }
  }

  private void awaitEmptyQueue() {
    while (!pool.getQueue().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** Wakes one thread for each task, as the server's queue does, and may forget to. */
  private static final class ForgetfulQueue extends LinkedBlockingQueue<Runnable> {

    private static final long serialVersionUID = 1;

    private final transient Semaphore woken = new Semaphore(0);
    private volatile boolean forgets;

    @Override
    public boolean offer(Runnable task) {
      boolean isTaken = super.offer(task);
      if (!forgets) {
        woken.release();
      }
      return isTaken;
    }

    @Override
    public Runnable take() throws InterruptedException {
      Runnable task = poll();
      while (task == null) {
        woken.acquire();
        task = poll();
      }
      return task;
    }
  }
}
