package dev.atrium.bff.kubeflow;

import static dev.atrium.testing.BrokenRegistry.closingAfter;
import static dev.atrium.testing.BrokenRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How often a registry is asked when its connection breaks before an answer. The registry is not
 * the one that the health checks ask.
 */
class KubeflowRepeatsIT {

  private static final String MODELS = "/api/v1/model_registry/other/registered_models";
  private static final String NS = "?namespace=kubeflow";
  private static final String MODEL = "{\"id\":\"1\"}";
  private static final Duration LATE = Duration.ofMillis(800);
  private static final String UNREACHABLE =
      "{\"error\":{\"code\":\"503\",\"message\":\"the model registry cannot be reached\"}}";

  private static BrokenRegistry registry;
  private static AtriumServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = BrokenRegistry.start();
    server =
        AtriumServer.start(
            "repeats", Map.of("ATRIUM_REGISTRY_OTHERS", "other=" + registry.address()));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    registry.close();
  }

  @BeforeEach
  void forget() {
    registry.forgetRequests();
  }

  @Test
  void asksOnceWhenANewConnectionBreaks() throws IOException, InterruptedException {
    for (Duration wait : new Duration[] {Duration.ofMillis(1), LATE}) {
      registry.forgetRequests();
      registry.behave(closingAfter(wait));

      assertUnreachable(get());

      assertThat(registry.requests()).hasSize(1);
    }
  }

  @Test
  void asksAgainWhenAKeptConnectionTurnsOutToBeClosed() throws IOException, InterruptedException {
    registry.behave(registry.keeping(MODEL, closingAfter(Duration.ofMillis(1))));
    assertThat(get().statusCode()).isEqualTo(200);
    registry.behave(json(200, MODEL));

    HttpResponse<String> answer = get();

    assertThat(answer.body()).isEqualTo("{\"data\":{\"id\":\"1\"}}");
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void doesNotAskAgainWhenTheNewConnectionBreaksToo() throws IOException, InterruptedException {
    registry.behave(registry.keeping(MODEL, closingAfter(Duration.ofMillis(1))));
    assertThat(get().statusCode()).isEqualTo(200);
    registry.behave(closingAfter(Duration.ofMillis(1)));

    assertUnreachable(get());

    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void asksOnceWhenAKeptConnectionBreaksLate() throws IOException, InterruptedException {
    registry.behave(registry.keeping(MODEL, closingAfter(LATE)));
    assertThat(get().statusCode()).isEqualTo(200);
    registry.behave(json(200, MODEL));

    assertUnreachable(get());

    assertThat(registry.requests()).hasSize(2);
  }

  @Test
  void neverSendsAChangeAgain() throws IOException, InterruptedException {
    registry.behave(registry.keeping(MODEL, closingAfter(Duration.ofMillis(1))));
    assertThat(get().statusCode()).isEqualTo(200);
    registry.behave(json(200, MODEL));

    assertUnreachable(
        server.application().send("POST", MODELS + NS, "{\"data\":{\"name\":\"a\"}}"));

    assertThat(registry.requests()).hasSize(2);
  }

  private static HttpResponse<String> get() throws IOException, InterruptedException {
    return server.application().get(MODELS + "/1" + NS);
  }

  private static void assertUnreachable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo(UNREACHABLE);
  }
}
