package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A registry that hangs takes its callers with it, and nobody else. */
@RunsAlone
class HangingRegistryIT {

  /** More than the server has threads and connections for. */
  private static final int CALLERS = 300;

  private static final int CALLS_TO_WARM_UP = 100;
  private static final String LIST = "/api/v1/models?namespace=team";
  private static final Duration LONGEST = Duration.ofMillis(1500);

  @Test
  void leavesThreadsToThoseWhoDoNotNeedTheRegistry() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (BrokenRegistry registry = BrokenRegistry.start();
        AtriumServer server =
            AtriumServer.start(
                "hanging-registry", Map.of("MODEL_REGISTRY_URL", registry.address().toString()))) {
      RunningServer application = server.application();
      for (int i = 0; i < CALLS_TO_WARM_UP; i++) {
        assertThat(application.get(LIST).statusCode()).isEqualTo(200);
      }
      registry.behave(BrokenRegistry.hanging(""));
      registry.forgetRequests();
      Callable<Integer> call = () -> application.get(LIST).statusCode();
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        answers.add(callers.submit(call));
      }

      // Until the first of them is given up: the response timeout is 5 s.
      long end = System.nanoTime() + Duration.ofSeconds(4).toNanos();
      while (System.nanoTime() < end) {
        assertThat(timeOf(application, "/health/live")).isLessThan(LONGEST);
        assertThat(timeOf(application, "/api/v1/health")).isLessThan(LONGEST);
      }
      assertThat(registry.requests()).hasSizeGreaterThan(100);
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(503, 504);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static Duration timeOf(RunningServer server, String path)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    assertThat(server.get(path).statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
