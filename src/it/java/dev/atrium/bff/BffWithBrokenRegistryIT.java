package dev.atrium.bff;

import static dev.atrium.testing.BrokenRegistry.dripping;
import static dev.atrium.testing.BrokenRegistry.endless;
import static dev.atrium.testing.BrokenRegistry.hanging;
import static dev.atrium.testing.BrokenRegistry.healthy;
import static dev.atrium.testing.BrokenRegistry.json;
import static dev.atrium.testing.BrokenRegistry.raw;
import static dev.atrium.testing.BrokenRegistry.resetting;
import static dev.atrium.testing.BrokenRegistry.typed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.BrokenRegistry.Behaviour;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a remote registry does, the BFF answers with a true status, in time, in its own words.
 */
class BffWithBrokenRegistryIT {

  private static final String MODEL = "/api/v1/models/1";
  private static final String MODELS = "/api/v1/models?namespace=team";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  private static final String SECRET = "Bearer c2VjcmV0LW9mLXRoZS1jYWxsZXI";

  private static final String UNREACHABLE = "the model registry cannot be reached";
  private static final String TIMED_OUT = "the model registry did not answer in time";
  private static final String OVERLOADED = "the model registry is overloaded, try again later";
  private static final String UNUSABLE = "the model registry gave an answer that cannot be used";

  /** The total timeout, the response timeout once more, and what a busy machine needs. */
  private static final long IN_TIME_MILLIS = 5_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BREAKER_WINDOW = 20;

  private static BrokenRegistry registry;
  private static AtriumServer server;
  private static CheckedApi api;
  private static List<String> askedAtStart;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = BrokenRegistry.start();
    server =
        AtriumServer.start(
            "broken-registry",
            Map.of(
                "MODEL_REGISTRY_URL", registry.address().toString(),
                "ATRIUM_REGISTRY_CLIENT_RESPONSE_TIMEOUT", "PT1S",
                "ATRIUM_REGISTRY_CLIENT_TOTAL_TIMEOUT", "PT2S",
                "ATRIUM_HEALTH_MAX_AGE", "PT0.2S",
                "ATRIUM_DEMO_DATA", "true",
                "LOG_LEVEL", "finest",
                "LOG_FORMAT", "json"));
    askedAtStart = registry.requests();
    api = CheckedApi.of(server.application());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    registry.close();
  }

  /** Closes the circuit breaker and fills its memory with successes. */
  @BeforeEach
  void forget() throws IOException, InterruptedException {
    registry.comeUp();
    registry.behave(healthy());
    server.await("/health/ready", 200, Duration.ofSeconds(30));
    server.await(MODELS, 200, Duration.ofSeconds(30));
    for (int i = 0; i < BREAKER_WINDOW; i++) {
      assertThat(api.get(MODELS).status()).isEqualTo(200);
    }
    registry.forgetRequests();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        argumentSet("hanging", hanging(""), 504, TIMED_OUT),
        argumentSet("hanging after the head", hanging(HEAD), 504, TIMED_OUT),
        argumentSet("hanging in a list", hanging(HEAD + "{\"items\":[{\"id\":"), 504, TIMED_OUT),
        argumentSet("slow", dripping(HEAD + "{\"items\":[{}", ",{}"), 504, TIMED_OUT),
        argumentSet("resetting", resetting(), 503, UNREACHABLE),
        argumentSet("silent", raw(""), 503, UNREACHABLE),
        argumentSet("breaking off", raw(HEAD + "{\"items\":[{\"id\":\"1\"},"), 502, UNUSABLE),
        argumentSet("garbage", raw("\0\1\2 this is no HTTP\r\n\r\n"), 502, UNUSABLE),
        argumentSet("no JSON", raw(HEAD + "{\"items\":[}"), 502, UNUSABLE),
        argumentSet(
            "HTML", typed(200, "text/html", "<html><h1>Welcome</h1></html>"), 502, UNUSABLE),
        argumentSet(
            "redirecting", raw("HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n"), 502, UNUSABLE),
        argumentSet("500", json(500, "{\"code\":\"\",\"message\":\"dial tcp\"}"), 502, UNUSABLE),
        argumentSet("502", typed(502, "text/html", "<h1>Bad Gateway</h1>"), 503, UNREACHABLE),
        argumentSet("503", typed(503, "text/plain", "no healthy upstream"), 503, OVERLOADED),
        argumentSet("429", json(429, "{}"), 503, OVERLOADED),
        argumentSet("504", typed(504, "text/html", "<h1>Timeout</h1>"), 504, TIMED_OUT),
        argumentSet("401 for ourselves", json(401, "{\"message\":\"who?\"}"), 502, UNUSABLE));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void answersAListInTime(Behaviour behaviour, int status, String sentence)
      throws IOException, InterruptedException {
    registry.behave(behaviour);

    assertFails(api.get(MODELS), status, sentence);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void answersAGetInTime(Behaviour behaviour, int status, String sentence)
      throws IOException, InterruptedException {
    registry.behave(behaviour);

    assertFails(api.get(MODEL), status, sentence);
  }

  @Test
  void answersInTimeWhenNobodyListens() throws IOException, InterruptedException {
    registry.goDown();

    assertFails(api.get(MODELS), 503, UNREACHABLE);
    assertFails(api.sendJson("POST", "/api/v1/models", "{\"name\":\"a\"}"), 503, UNREACHABLE);
  }

  @Test
  void endsWhatHasNoEnd() throws IOException, InterruptedException {
    registry.behave(endless(HEAD + "{\"items\":[{}", ",{}"));
    assertFails(api.get(MODELS), 504, TIMED_OUT);

    registry.behave(endless(HEAD + "{\"id\":\"1\",\"name\":\"", "x".repeat(8192)));

    assertFails(api.get(MODEL), 502, UNUSABLE);
  }

  @ParameterizedTest(name = "{0} becomes {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          404 | no registered model found for id 7: not found | 404 | no registered model found for id 7
          409 | registered model with name a already exists: conflict | 409 | registered model with name a already exists
          400 | invalid something: bad request | 400 | invalid something
          422 | required field 'name' is zero value. | 400 | required field 'name' is missing
          """)
  void passesOnWhatTheRegistryRefuses(int status, String message, int expected, String sentence)
      throws IOException, InterruptedException {
    registry.behave(json(status, "{\"code\":\"Code\",\"message\":\"" + message + "\"}"));

    api.sendJson("POST", "/api/v1/model_versions", "{\"name\":\"a\",\"registeredModelId\":\"7\"}")
        .assertIs(expected, "{\"error\":\"" + sentence + "\"}");
  }

  @Test
  void leavesTheRegistryAloneAfterTooManyFailures() throws IOException, InterruptedException {
    registry.behave(resetting());
    for (int i = 0; i < BREAKER_WINDOW; i++) {
      assertThat(api.get(MODELS).status()).isEqualTo(503);
    }
    registry.forgetRequests();

    Answer answer = api.get(MODELS);

    assertFails(answer, 503, OVERLOADED);
    assertThat(registry.requests()).isEmpty();
  }

  @Test
  void isAliveAndNotReadyWhileTheRegistryHangs() throws IOException, InterruptedException {
    registry.behave(hanging(""));

    Duration limit = Duration.ofMillis(1500);
    server.await("/health/ready", 503, Duration.ofSeconds(5));
    HttpResponse<String> ready = server.application().get("/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body())
        .contains("{\"name\":\"registry\",\"status\":\"DOWN\",\"data\":{\"reason\":\"timeout\"}}")
        .doesNotContain("127.0.0.1", Integer.toString(registry.address().getPort()));

    Answer health = api.get("/api/v1/health");
    health.assertIs(
        200,
        "{\"status\":\"UP\",\"checks\":"
            + "[{\"name\":\"registry\",\"status\":\"DOWN\",\"reason\":\"timeout\"}]}");
    assertThat(health.millis()).isLessThan(limit.toMillis());
    long started = System.nanoTime();
    assertThat(server.application().get("/health/live").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(limit);
  }

  @Test
  void forwardsTheCallersTokenAndLogsItNowhere() throws IOException, InterruptedException {
    registry.behave(json(403, "{\"code\":\"Forbidden\",\"message\":\"not you\"}"));

    api.send("GET", MODEL, "Authorization", SECRET)
        .assertIs(403, "{\"error\":\"Access forbidden\"}");
    registry.behave(raw("garbage\r\n\r\n"));
    assertFails(api.send("GET", MODEL, "Authorization", SECRET), 502, UNUSABLE);

    assertThat(registry.requests())
        .filteredOn(head -> head.contains("/registered_models/1 "))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(head -> assertThat(head).contains("Authorization: " + SECRET));
    assertThat(server.log()).doesNotContain(SECRET.substring(7));
    assertThat(server.accessLog()).doesNotContain(SECRET.substring(7));
  }

  @Test
  void sendsNoTokenOfAnOlderRequest() throws IOException, InterruptedException {
    api.send("GET", MODEL, "Authorization", SECRET);
    registry.forgetRequests();
    for (int i = 0; i < 10; i++) {
      api.get(MODELS);
    }

    assertThat(registry.requests()).isNotEmpty().noneMatch(head -> head.contains("Authorization"));
  }

  @Test
  void servesNoRegistryOfItsOwn() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.application().get("/api/model_registry/v1alpha3/registered_models");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(server.registry().get("/api/model_registry/v1/registered_models").statusCode())
        .isEqualTo(404);
  }

  @Test
  void writesNoDemoDataToSomebodyElsesRegistry() {
    assertThat(askedAtStart).isNotEmpty().allMatch(head -> head.startsWith("GET "));
  }

  @Test
  void logsOneJsonObjectPerLine() throws IOException, InterruptedException {
    registry.behave(typed(200, "text/html", "<h1>two\nlines</h1>"));
    assertThat(api.get(MODELS).status()).isEqualTo(502);

    assertThat(server.log().lines().filter(line -> !line.isBlank()))
        .hasSizeGreaterThan(5)
        .allSatisfy(line -> assertThat(JSON.readTree(line).isObject()).isTrue())
        .anyMatch(line -> line.contains("the model registry gave an answer that cannot be used"));
  }

  @Test
  void namesTheRequestInItsLogs() throws IOException, InterruptedException {
    String id = UUID.randomUUID().toString();
    registry.behave(typed(200, "text/html", "<h1>Welcome</h1>"));

    Answer answer = api.send("GET", MODELS, "X-Request-Id", id);

    assertThat(answer.header("X-Request-Id")).isEqualTo(id);
    assertThat(server.log()).contains("Request " + id + ": the model registry gave");
    server.await(MODELS, 502, Duration.ofSeconds(5));
    assertThat(server.accessLog()).containsPattern("\"GET /api/v1/models\" 502 .* " + id);
  }

  private static void assertFails(Answer answer, int status, String sentence) {
    answer.assertIs(status, "{\"error\":\"" + sentence + "\"}");
    assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "5" : "");
    assertThat(answer.millis()).isLessThan(IN_TIME_MILLIS);
  }
}
