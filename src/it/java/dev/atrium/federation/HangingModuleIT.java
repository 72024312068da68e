package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A module that hangs takes its own callers with it, and nobody else's. */
class HangingModuleIT {

  private static final int CALLERS = 200;
  private static final int SAMPLES = 100;

  @Test
  void leavesTheOthersAlone() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    Map<String, String> patient = Map.of("ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT30S");
    try (Gateway gateway = Gateway.start("hanging-module", patient)) {
      median(gateway, "/api/n/x");
      Duration before = median(gateway, "/api/n/x");
      gateway.upstream().at("/api/hang", RawUpstream.hanging(""));
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        answers.add(callers.submit(() -> gateway.http().get("/api/m/hang").statusCode()));
      }
      gateway.await(() -> answers.stream().filter(Future::isDone).count() == CALLERS - 64);

      assertThat(gateway.get("/api/m/hang")).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
      assertThat(median(gateway, "/api/m/hang")).isLessThan(Duration.ofMillis(50));
      assertThat(median(gateway, "/health/live")).isLessThan(Duration.ofMillis(100));
      assertThat(median(gateway, "/api/n/x"))
          .isLessThan(before.multipliedBy(2).plus(Duration.ofMillis(20)));
      assertThat(gateway.upstream().requests()).hasSize(64);
    } finally {
      callers.shutdownNow();
    }
  }

  /** The middle of many, because this machine does other things as well. */
  private static Duration median(Gateway gateway, String path)
      throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      long started = System.nanoTime();
      gateway.http().get(path);
      times.add(Duration.ofNanos(System.nanoTime() - started));
    }
    times.sort(null);
    return times.get(SAMPLES / 2);
  }
}
