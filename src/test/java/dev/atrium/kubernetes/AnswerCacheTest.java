package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.ClusterException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

  private static final int CAPACITY = 3;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final AtomicInteger asked = new AtomicInteger();
  private final Supplier<Integer> question = asked::incrementAndGet;
  private final AnswerCache<String, Integer> cache =
      new AnswerCache<>(Duration.ofSeconds(10), Duration.ofSeconds(10), CAPACITY, now::get);

  @Test
  void repeatsAnAnswerUntilItIsTooOld() {
    assertThat(cache.get("a", question)).isEqualTo(1);
    pass(Duration.ofSeconds(10).minusNanos(1));
    assertThat(cache.get("a", question)).isEqualTo(1);
    pass(Duration.ofNanos(1));
    assertThat(cache.get("a", question)).isEqualTo(2);
  }

  @Test
  void countsTheAgeFromWhenItAsked() {
    cache.get(
        "a",
        () -> {
          pass(Duration.ofSeconds(9));
          return 0;
        });
    pass(Duration.ofSeconds(1));

    assertThat(cache.get("a", question)).isEqualTo(1);
  }

  @Test
  void isNoLongerThanItsCapacity() {
    for (int i = 0; i < 100; i++) {
      cache.get("key-" + i, question);
    }
    assertThat(cache.size()).isEqualTo(CAPACITY);
    cache.get("key-99", question);
    assertThat(asked).hasValue(100);
  }

  @Test
  void forgetsWhatIsTooOldEvenIfNobodyAsksForItAgain() {
    cache.get("a", question);
    cache.get("b", question);
    pass(Duration.ofSeconds(10));
    cache.get("c", question);

    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void doesNotRepeatAFailure() {
    ClusterException failure = new ClusterException(Reason.TIMEOUT, "too late", null);
    assertThatThrownBy(
            () ->
                cache.get(
                    "a",
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(cache.get("a", question)).isEqualTo(1);
  }

  @Test
  void tellsAFailureToThoseWhoWaitForIt() throws InterruptedException {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                cache.get(
                    "a",
                    () -> {
                      asking.countDown();
                      awaitUninterrupted(waiting);
                      throw new ClusterException(Reason.OVERLOADED, "too much", null);
                    }));
    asking.await();
    CompletableFuture<Integer> second =
        CompletableFuture.supplyAsync(
            () -> {
              waiting.countDown();
              return cache.get("a", () -> 7);
            });

    assertThatThrownBy(first::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("too much");
    // Whoever came after the failure asked himself.
    assertThat(second.handle((answer, failure) -> failure != null || answer == 7).join()).isTrue();
    assertThat(cache.get("b", question)).isEqualTo(1);
  }

  @Test
  void doesNotWaitForeverForSomebodyElsesQuestion() throws InterruptedException {
    AnswerCache<String, Integer> impatient =
        new AnswerCache<>(Duration.ofSeconds(10), Duration.ofMillis(50), CAPACITY, now::get);
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () ->
                impatient.get(
                    "a",
                    () -> {
                      asking.countDown();
                      awaitUninterrupted(end);
                      return 1;
                    }));
    asking.await();

    KubernetesClusterTest.assertFails(() -> impatient.get("a", question), Reason.TIMEOUT);
    end.countDown();
    assertThat(first.join()).isEqualTo(1);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
