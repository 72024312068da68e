package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A module that hangs takes its own callers with it, and nobody else's. */
@RunsAlone
class HangingModuleIT {

  private static final int CALLERS = 200;
  private static final int SAMPLES = 200;
  private static final int ROUNDS = 10;

  /** The calls to one module at once, as it is set by itself. */
  private static final int PLACES = 64;

  private static final Duration NOTHING = Duration.ofMillis(20);
  private static final Duration FULL = Duration.ofMillis(50);
  private static final Duration PROBE = Duration.ofMillis(100);

  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    gateway = Gateway.start("hanging-module", Map.of("ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT3M"));
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
  }

  @Test
  void requestsThatWaitForNobodyTakeFewThreads() throws Exception {
    awaitFewThreads();
  }

  /** Refusals begin when the module has as many calls as it may have. */
  @Test
  void whoeverComesWithTheOthersIsRefusedAtOnceAndAProbeBehindThemAnswered() throws Exception {
    List<String> paths = new ArrayList<>(Collections.nCopies(CALLERS, "/api/m/hang"));
    paths.add("/health/live");
    gateway.upstream().at("/api/hang", RawUpstream.hanging(""));
    List<String> rounds = new ArrayList<>();
    boolean isFast = false;
    while (!isFast && rounds.size() < ROUNDS) {
      awaitFewThreads();
      try (CallersAtOnce callers = CallersAtOnce.ask(gateway.http(), paths)) {
        var answers = callers.answers(CALLERS - PLACES + 1, Duration.ofSeconds(10));
        Duration live = answers.remove(CALLERS).time();
        assertThat(answers.values()).allSatisfy(HangingModuleIT::isRefusal);
        List<Duration> refusals =
            answers.values().stream().map(CallersAtOnce.Answer::time).sorted().toList();
        Duration first = refusals.get(0);
        Duration last = refusals.get(refusals.size() - 1);
        rounds.add("refused after %s to %s, live after %s".formatted(first, last, live));
        isFast = last.minus(first).compareTo(FULL) < 0 && live.compareTo(PROBE) < 0;
      }
    }
    assertThat(isFast).as(rounds.toString()).isTrue();
  }

  private static void isRefusal(CallersAtOnce.Answer answer) {
    assertThat(answer.text()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
  }

  /** Each request takes a new thread of the server until it has all that it is given. */
  private static void awaitFewThreads() throws InterruptedException {
    gateway.await(
        () -> {
          for (int i = 0; i < 400; i++) {
            gateway.get("/health/live");
          }
          return gateway.server().threads() < 200;
        });
  }

  @Test
  void leavesTheOthersAlone() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      RunningServer server = gateway.http();
      ninetyNinth(server, "/api/n/x");
      Duration before = ninetyNinth(server, "/api/n/x");
      gateway.upstream().at("/api/hang", RawUpstream.hanging(""));
      gateway.upstream().forget();
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        answers.add(callers.submit(() -> server.get("/api/m/hang").statusCode()));
      }
      gateway.await(() -> answers.stream().filter(Future::isDone).count() == CALLERS - PLACES);

      assertThat(gateway.get("/api/m/hang")).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
      assertFast(server, "/api/m/hang", FULL);
      assertFast(server, "/health/live", PROBE);
      assertFast(server, "/api/extensions", Duration.ofMillis(50));
      assertFast(server, "/api/n/x", twice(before));
      assertThat(gateway.upstream().requests()).hasSize(PLACES);
    } finally {
      callers.shutdownNow();
    }
  }

  /** What is quicker than a turn of the machine's scheduler says nothing. */
  private static Duration twice(Duration before) {
    Duration twice = before.multipliedBy(2);
    return twice.compareTo(NOTHING) > 0 ? twice : NOTHING;
  }

  /**
   * In one of some rounds: what a machine with two processors does besides makes a round slow, a
   * module that takes others with it makes all of them slow.
   */
  private static void assertFast(RunningServer server, String path, Duration limit)
      throws IOException, InterruptedException {
    Duration best = ninetyNinth(server, path);
    for (int i = 1; i < ROUNDS && best.compareTo(limit) >= 0; i++) {
      Duration next = ninetyNinth(server, path);
      best = next.compareTo(best) < 0 ? next : best;
    }
    assertThat(best).as(path).isLessThan(limit);
  }

  /** What 99 of 100 requests take at most. */
  private static Duration ninetyNinth(RunningServer server, String path)
      throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      long started = System.nanoTime();
      server.get(path);
      times.add(Duration.ofNanos(System.nanoTime() - started));
    }
    times.sort(null);
    return times.get(SAMPLES * 99 / 100 - 1);
  }
}
