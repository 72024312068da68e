package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryMonitorTest {

  private final AtomicLong clock = new AtomicLong();
  private final AtomicInteger checks = new AtomicInteger();
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private RuntimeException failure;

  @Test
  void isUpWhenTheRegistryAnswers() {
    assertThat(monitor(Runnable::run).status()).isEqualTo(RegistryStatus.UP);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "UNREACHABLE, unreachable",
    "TIMED_OUT, timeout",
    "OVERLOADED, overloaded",
    "UNUSABLE_ANSWER, invalid-answer",
    "NOT_FOUND, invalid-answer",
    "CONFLICT, invalid-answer",
    "REJECTED, invalid-answer",
    "INCOMPLETE, invalid-answer",
    "NOT_PERMITTED, invalid-answer"
  })
  void saysWhyItIsDownInOneWord(RegistryException.Reason reason, String word) {
    assertThat(RegistryStatus.of(reason).reason()).isEqualTo(word);
    assertThat(RegistryStatus.of(reason).isUp()).isFalse();
  }

  @Test
  void reportsTheFailureOfTheCheck() {
    failure = RegistryException.unreachable(new IllegalStateException("10.0.0.1"));
    assertThat(monitor(Runnable::run).status()).isEqualTo(RegistryStatus.UNREACHABLE);
  }

  @Test
  void answersEvenWhenTheAdapterBreaksItsPromise() {
    failure = new IllegalStateException("bug");
    assertThat(monitor(Runnable::run).status()).isEqualTo(RegistryStatus.INVALID_ANSWER);
  }

  @Test
  void looksAgainOnlyWhenTheResultIsOld() {
    RegistryMonitor monitor = monitor(Runnable::run);
    monitor.status();
    clock.addAndGet(Duration.ofSeconds(3).toNanos());
    monitor.status();
    assertThat(checks).hasValue(1);

    clock.addAndGet(1);
    monitor.status();
    assertThat(checks).hasValue(2);
  }

  @Test
  void startsNoSecondCheckBesideOneThatHangs() {
    RegistryMonitor monitor = monitor(waiting::add);
    assertThat(monitor.status()).isEqualTo(RegistryStatus.TIMED_OUT);
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(monitor.status()).isEqualTo(RegistryStatus.TIMED_OUT);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void usesTheResultOfACheckThatCameLate() {
    RegistryMonitor monitor = monitor(waiting::add);
    monitor.status();
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    waiting.remove().run();
    assertThat(monitor.status()).isEqualTo(RegistryStatus.UP);
  }

  @Test
  void isOverloadedWhenNobodyRunsTheCheck() {
    RegistryMonitor monitor =
        monitor(
            task -> {
              throw new RejectedExecutionException();
            });
    assertThat(monitor.status()).isEqualTo(RegistryStatus.OVERLOADED);
  }

  private RegistryMonitor monitor(Executor executor) {
    return new RegistryMonitor(
        checked(), executor, Duration.ofSeconds(3), Duration.ofMillis(1), clock::get);
  }

  private ModelRegistry checked() {
    return (ModelRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ModelRegistry.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("checkReachable");
              checks.incrementAndGet();
              if (failure != null) {
                throw failure;
              }
              return null;
            });
  }
}
