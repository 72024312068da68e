package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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

  private static final Duration NOTHING = Duration.ofMillis(20);

  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    gateway = Gateway.start("hanging-module", Map.of("ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT3M"));
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
  }

  /** Each request takes a new thread of the server until it has all that it is given. */
  @Test
  void requestsThatWaitForNobodyTakeFewThreads() throws Exception {
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
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        answers.add(callers.submit(() -> server.get("/api/m/hang").statusCode()));
      }
      gateway.await(() -> answers.stream().filter(Future::isDone).count() == CALLERS - 64);

      assertThat(gateway.get("/api/m/hang")).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
      assertFast(server, "/api/m/hang", Duration.ofMillis(50));
      assertFast(server, "/health/live", Duration.ofMillis(100));
      assertFast(server, "/api/extensions", Duration.ofMillis(50));
      assertFast(server, "/api/n/x", twice(before));
      assertThat(gateway.upstream().requests()).hasSize(64);
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
