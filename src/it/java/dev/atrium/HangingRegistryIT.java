package dev.atrium;

import static dev.atrium.testing.BrokenRegistry.hanging;
import static dev.atrium.testing.BrokenRegistry.healthy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.RawClient;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A registry that hangs takes its callers with it, as long as they wait, and nobody else. */
@RunsAlone
class HangingRegistryIT {

  /** More than the server has threads and connections for. */
  private static final int CALLERS = 300;

  /** The calls that one registry may have under way at once, as it is set by itself. */
  private static final int PLACES = 150;

  private static final int CALLS_TO_WARM_UP = 100;
  private static final String LIST = "/api/v1/models?namespace=team";
  private static final String PAGE = "/model-registry/api/v1/model_registry/model-registry";
  private static final String NS = "?namespace=kubeflow";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  private static final Duration LONGEST = Duration.ofMillis(1500);

  private static BrokenRegistry registry;
  private static AtriumServer server;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = BrokenRegistry.start();
    server =
        AtriumServer.start(
            "hanging-registry", Map.of("MODEL_REGISTRY_URL", registry.address().toString()));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    registry.close();
  }

  @BeforeEach
  void forget() throws IOException, InterruptedException {
    registry.behave(healthy());
    server.await(LIST, 200, Duration.ofSeconds(30));
    for (int i = 0; i < CALLS_TO_WARM_UP; i++) {
      assertThat(server.application().get(LIST).statusCode()).isEqualTo(200);
    }
    registry.forgetRequests();
  }

  @Test
  void leavesThreadsToThoseWhoDoNotNeedTheRegistry() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    RunningServer application = server.application();
    try {
      registry.behave(hanging(""));
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

  static Stream<Arguments> callsThatHang() {
    String model = "{\"name\":\"a\"}";
    return Stream.of(
        argumentSet("list of the BFF", request("GET", LIST, ""), ""),
        argumentSet("entity of the BFF", request("GET", "/api/v1/models/1", ""), ""),
        argumentSet("create of the BFF", request("POST", "/api/v1/models", model), ""),
        argumentSet("list of Kubeflow", kubeflow("GET", "/registered_models", ""), ""),
        argumentSet("entity of Kubeflow", kubeflow("GET", "/model_versions/1", ""), ""),
        argumentSet("create of Kubeflow", kubeflow("POST", "/registered_models", data(model)), ""),
        argumentSet(
            "change of Kubeflow",
            kubeflow("PATCH", "/registered_models/1", data("{\"state\":\"LIVE\"}")),
            ""),
        argumentSet("after the head", kubeflow("GET", "/registered_models", ""), HEAD),
        argumentSet("within an item", request("GET", LIST, ""), HEAD + "{\"items\":[{\"id\":\"1"));
  }

  @ParameterizedTest
  @MethodSource("callsThatHang")
  void endsTheCallOfACallerWhoLeaves(String request, String start) throws Exception {
    Hanging hanging = new Hanging(start, 1);
    registry.behave(hanging);

    try (RawClient client = RawClient.connect(server.application())) {
      client.send(request);
      assertThat(hanging.asked.await(5, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(hanging.left.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    // Neither repeated nor held against the registry.
    assertThat(registry.requests()).filteredOn(head -> !head.contains("pageSize=1&")).hasSize(1);
    registry.behave(healthy());
    assertThat(server.application().get(LIST).statusCode()).isEqualTo(200);
  }

  @Test
  void givesThePlacesOfCallersWhoLeaveToOthers() throws Exception {
    Hanging hanging = new Hanging("", PLACES);
    registry.behave(hanging);
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      RawClient client = RawClient.connect(server.application());
      clients.add(client);
      client.send(kubeflow("GET", "/registered_models/1", ""));
    }
    assertThat(hanging.asked.await(4, TimeUnit.SECONDS)).isTrue();
    assertThat(server.application().get(LIST).statusCode()).isEqualTo(503);

    registry.behave(healthy());
    for (RawClient client : clients) {
      client.close();
    }

    assertThat(hanging.left.await(LONGEST.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    server.await(LIST, 200, Duration.ofSeconds(1));
  }

  private static String kubeflow(String method, String path, String body) {
    return request(method, PAGE + path + NS, body);
  }

  private static String data(String fields) {
    return "{\"data\":" + fields + "}";
  }

  private static String request(String method, String path, String body) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(method, path, body.length(), body);
  }

  private static Duration timeOf(RunningServer server, String path)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    assertThat(server.get(path).statusCode()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Hangs, and notes who has asked and who has given up. */
  private static final class Hanging implements BrokenRegistry.Behaviour {
    private final BrokenRegistry.Behaviour behaviour;
    private final CountDownLatch asked;
    private final CountDownLatch left;

    private Hanging(String start, int calls) {
      this.behaviour = hanging(start);
      this.asked = new CountDownLatch(calls);
      this.left = new CountDownLatch(calls);
    }

    @Override
    public void answer(Socket connection) throws IOException {
      asked.countDown();
      try {
        behaviour.answer(connection);
      } finally {
        left.countDown();
      }
    }
  }
}
