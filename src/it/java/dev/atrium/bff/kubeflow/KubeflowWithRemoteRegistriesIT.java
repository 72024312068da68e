package dev.atrium.bff.kubeflow;

import static dev.atrium.testing.BrokenRegistry.endless;
import static dev.atrium.testing.BrokenRegistry.hanging;
import static dev.atrium.testing.BrokenRegistry.healthy;
import static dev.atrium.testing.BrokenRegistry.json;
import static dev.atrium.testing.BrokenRegistry.raw;
import static dev.atrium.testing.BrokenRegistry.resetting;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.BrokenRegistry.Behaviour;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What reaches a remote registry, and what becomes of its answers, whatever they are. */
class KubeflowWithRemoteRegistriesIT {

  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
  private static final String API = "/api/v1/model_registry/model-registry";
  private static final String NOT_FOUND =
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n";
  private static final String PAGE = "/model-registry/api/v1/model_registry/model-registry";
  private static final String OTHER = "/model-registry/api/v1/model_registry/other";
  private static final String NS = "?namespace=kubeflow";
  private static final String MODELS = PAGE + "/registered_models" + NS;
  private static final int BREAKER_WINDOW = 20;

  private static final String UNUSABLE = "the model registry gave an answer that cannot be used";

  private static BrokenRegistry registry;
  private static BrokenRegistry other;
  private static AtriumServer server;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = BrokenRegistry.start();
    other = BrokenRegistry.start();
    server =
        AtriumServer.start(
            "remote-registries",
            Map.of(
                "MODEL_REGISTRY_URL", registry.address().toString(),
                "ATRIUM_REGISTRY_OTHERS",
                    "other=%s,away=http://127.0.0.1:1,plain=%s"
                        .formatted(
                            other.address(), other.address().toString().replace("http:", "https:")),
                "ATRIUM_REGISTRY_CLIENT_RESPONSE_TIMEOUT", "PT1S",
                "ATRIUM_REGISTRY_CLIENT_TOTAL_TIMEOUT", "PT4S",
                "ATRIUM_HEALTH_MAX_AGE", "PT0.2S"));
    api = CheckedApi.of(server.application());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    registry.close();
    other.close();
  }

  /** Closes the circuit breaker and fills its memory with successes. */
  @BeforeEach
  void forget() throws IOException, InterruptedException {
    registry.behave(healthy());
    server.await(MODELS, 200, Duration.ofSeconds(30));
    for (int i = 0; i < BREAKER_WINDOW; i++) {
      assertThat(api.get(MODELS).status()).isEqualTo(200);
    }
    registry.forgetRequests();
    other.forgetRequests();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        argumentSet("400", refusal(400, "invalid"), 400, "Code", "invalid"),
        argumentSet("404", refusal(404, "no such"), 404, "Code", "no such"),
        argumentSet("409", refusal(409, "taken"), 409, "Code", "taken"),
        argumentSet("422", refusal(422, "name is zero"), 422, "Code", "name is zero"),
        argumentSet("500", refusal(500, "boom"), 502, "502", UNUSABLE),
        argumentSet("refusal without JSON", raw(NOT_FOUND + "<html>"), 502, "502", UNUSABLE),
        argumentSet("another success", json(202, "{\"id\":\"1\"}"), 502, "502", UNUSABLE),
        argumentSet("garbage", raw("\0\1\2 this is no HTTP\r\n\r\n"), 502, "502", UNUSABLE),
        argumentSet("no JSON", raw(HEAD + "<html>"), 502, "502", UNUSABLE),
        argumentSet("reset", resetting(), 503, "503", "the model registry cannot be reached"));
  }

  private static Behaviour refusal(int status, String message) {
    return json(status, "{\"code\":\"Code\",\"message\":\"" + message + "\"}");
  }

  @ParameterizedTest
  @MethodSource("failures")
  void answersEveryRouteWithATrueStatus(
      Behaviour behaviour, int status, String code, String message)
      throws IOException, InterruptedException {
    String error = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
    for (RegistryRoute route : RegistryRoute.ALL) {
      registry.behave(behaviour);
      Answer answer = send(route.method(), path(route, status), route.body());

      answer.assertIs(status, error);
      assertThat(answer.millis()).as(route.toString()).isLessThan(3_000);

      // So that the circuit breaker stays closed.
      registry.behave(healthy());
      for (int i = 0; i < 2; i++) {
        assertThat(api.get(MODELS).status()).isEqualTo(200);
      }
    }
  }

  /** Either root is met by every route and by every failure. */
  private static String path(RegistryRoute route, int status) {
    String root = (RegistryRoute.ALL.indexOf(route) + status) % 2 == 0 ? PAGE : API;
    return root + route.path() + NS;
  }

  /** All of them at once: one by one they would open the circuit breaker. */
  @Test
  void answersEveryRouteInTimeWhileTheRegistryHangs() throws Exception {
    registry.behave(hanging(""));
    ExecutorService callers = Executors.newCachedThreadPool();
    try {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (RegistryRoute route : RegistryRoute.ALL) {
        calls.add(() -> send(route.method(), path(route, 504), route.body()));
      }
      for (Future<Answer> answer : callers.invokeAll(calls)) {
        answer
            .get()
            .assertIs(
                504,
                "{\"error\":{\"code\":\"504\",\"message\":\"the model registry did not answer in time\"}}");
        assertThat(answer.get().millis()).isLessThan(3_000);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"away", "plain"})
  void answersForARegistryThatIsAwayOrSpeaksNoTls(String name)
      throws IOException, InterruptedException {
    for (RegistryRoute route : RegistryRoute.ALL.subList(0, 4)) {
      send(route.method(), "/api/v1/model_registry/" + name + route.path() + NS, route.body())
          .assertIs(
              503,
              "{\"error\":{\"code\":\"503\",\"message\":\"the model registry cannot be reached\"}}");
    }
  }

  @Test
  void asksTheRegistryOnceAndAtTheSamePath() throws IOException, InterruptedException {
    for (RegistryRoute route : RegistryRoute.ALL) {
      registry.behave(route.isList() ? healthy() : json(200, "{\"id\":\"1\"}"));
      registry.forgetRequests();
      Answer answer = send(route.method(), PAGE + route.path() + NS, route.body());

      assertThat(answer.status()).as(route.toString()).isIn(200, 201);
      assertThat(registry.requests())
          .filteredOn(head -> !head.contains("pageSize=1&"))
          .singleElement()
          .asString()
          .startsWith(
              route.method() + " /api/model_registry/v1alpha3" + route.path() + " HTTP/1.1");
    }
  }

  @Test
  void forwardsTheParametersThatAreDocumentedAndNoOthers()
      throws IOException, InterruptedException {
    String query =
        "&pageSize=5&orderBy=NAME&sortOrder=DESC&nextPageToken=a%3D&name=b%20c&q=d&source=e"
            + "&source=f&filterQuery=g%26h&artifactType=i&artifactType=j&externalId=k&empty=&x=y"
            + "&namedQuery=&X-Atrium-Query=z";

    api.get(PAGE + "/model_versions" + NS + query);

    assertThat(registry.requests())
        .filteredOn(head -> head.contains("/model_versions"))
        .singleElement()
        .asString()
        .startsWith(
            "GET /api/model_registry/v1alpha3/model_versions?artifactType=i&artifactType=j"
                + "&externalId=k&filterQuery=g%26h&name=b%20c&nextPageToken=a%3D&orderBy=NAME"
                + "&pageSize=5&q=d&sortOrder=DESC&source=e&source=f HTTP/1.1")
        .doesNotContainIgnoringCase("X-Atrium");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST  | /registered_models | {"id":"1","name":"a","foo":1,"createTimeSinceEpoch":"5","owner":null,"readme":"r"} | {"name":"a","readme":"r"}
          PATCH | /registered_models/1 | {"id":"1","name":"a","foo":1,"state":"LIVE","owner":"o"} | {"state":"LIVE","owner":"o"}
          POST  | /registered_models/1/versions | {"name":"v","registeredModelId":"8","author":"a","foo":[{}]} | {"name":"v","registeredModelId":"1","author":"a"}
          POST  | /model_versions | {"name":"v","registeredModelId":"8","foo":{"a":{}}} | {"name":"v","registeredModelId":"8"}
          PATCH | /model_versions/1 | {"name":"v","registeredModelId":"8","state":"LIVE"} | {"state":"LIVE"}
          PATCH | /model_versions/1 | {"description":"d"} | {"description":"d","state":null}
          PATCH | /model_artifacts/1 | {"uri":"u"} | {"artifactType":"model-artifact","uri":"u","state":null}
          POST  | /model_versions/1/artifacts | {"name":"a","author":"b","artifactType":"model-artifact"} | {"name":"a","artifactType":"model-artifact"}
          POST  | /artifacts | {"id":"1","name":"a","author":"b","artifactType":"doc-artifact","storageKey":"k"} | {"name":"a","artifactType":"doc-artifact"}
          PATCH | /model_artifacts/1 | {"name":"v","uri":"u","state":"LIVE"} | {"artifactType":"model-artifact","state":"LIVE","uri":"u"}
          """)
  void sendsTheFieldsThatTheRegistryTakes(String method, String path, String sent, String arrived)
      throws IOException, InterruptedException {
    registry.behave(json(200, "{\"id\":\"1\"}"));

    assertThat(send(method, PAGE + path + NS, "{\"data\":" + sent + "}").status()).isIn(200, 201);

    assertThat(registry.bodies()).filteredOn(body -> !body.isEmpty()).containsExactly(arrived);
  }

  @Test
  void passesOnFieldsItDoesNotKnow() throws IOException, InterruptedException {
    String model = "{ \"id\":\"1\", \"future\": {\"a\":[1.50]} }";
    registry.behave(json(200, model));
    assertThat(send("GET", PAGE + "/registered_models/1" + NS, null).body())
        .isEqualTo("{\"data\":" + model + "}");
    String list =
        "\"size\":1,\"more\":{\"a\":[1.50]},\"items\":[" + model + "],\"nextPageToken\":\"t\"";
    registry.behave(json(200, "{" + list + "}"));
    assertThat(send("GET", MODELS, null).body())
        .isEqualTo("{\"data\":{" + list + ",\"pageSize\":0}}");
  }

  @Test
  void completesAListThatLeavesOutItsItems() throws IOException, InterruptedException {
    registry.behave(json(200, "{\"nextPageToken\":null,\"pageSize\":3,\"size\":0}"));
    assertThat(send("GET", MODELS, null).body())
        .isEqualTo("{\"data\":{\"nextPageToken\":\"\",\"pageSize\":3,\"size\":0,\"items\":[]}}");
  }

  @Test
  void forwardsTheCallersTokenToTheRegistryThatWasNamed() throws IOException, InterruptedException {
    api.send("GET", OTHER + "/registered_models" + NS, "Authorization", "Bearer abc");

    assertThat(other.requests()).singleElement().asString().contains("Authorization: Bearer abc");
    assertThat(registry.requests()).noneMatch(head -> head.contains("abc"));
  }

  @Test
  void leavesOtherRegistriesAloneWhileOneHangs() throws Exception {
    registry.behave(hanging(""));
    Stream<CompletableFuture<Integer>> started =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> statusOf(MODELS), command -> new Thread(command).start()))
            .limit(100);
    List<CompletableFuture<Integer>> waiting = started.toList();

    long end = System.nanoTime() + Duration.ofMillis(800).toNanos();
    while (System.nanoTime() < end) {
      Answer answer = api.get(OTHER + "/registered_models" + NS);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.millis()).isLessThan(700);
    }

    for (CompletableFuture<Integer> status : waiting) {
      assertThat(status.get(20, TimeUnit.SECONDS)).isIn(503, 504);
    }
  }

  @Test
  void beginsToAnswerBeforeTheLastItemIsThere() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    String items = ("{\"id\":\"1\",\"text\":\"" + "x".repeat(100) + "\"},").repeat(1000);
    registry.behave(
        connection -> {
          connection.getOutputStream().write((HEAD + "{\"items\":[" + items).getBytes(ISO_8859_1));
          await(seen);
          connection
              .getOutputStream()
              .write(
                  "{}],\"nextPageToken\":\"t\",\"pageSize\":0,\"size\":1001}".getBytes(ISO_8859_1));
        });

    InputStream body = open(MODELS);
    byte[] start = body.readNBytes(32 * 1024);
    seen.countDown();

    assertThat(new String(start, ISO_8859_1)).startsWith("{\"data\":{\"items\":[{\"id\":\"1\"");
    assertThat(new String(body.readAllBytes(), ISO_8859_1))
        .endsWith("},{}],\"nextPageToken\":\"t\",\"pageSize\":0,\"size\":1001}}");
  }

  @Test
  void endsAListThatBreaksOffSoThatNobodyTakesItForAWholeOne() throws Exception {
    String item = "{\"id\":\"1\",\"text\":\"" + "x".repeat(1000) + "\"}";
    registry.behave(raw(HEAD + "{\"items\":[" + (item + ",").repeat(100) + "{\"id\""));

    String body = new String(open(MODELS).readAllBytes(), ISO_8859_1);

    assertThat(body).startsWith("{\"data\":{\"items\":[").doesNotContain("error");
    assertThatThrownBy(() -> JsonMapper.shared().readTree(body))
        .isInstanceOf(JacksonException.class);
    assertThat(server.log()).contains("a list broke off");
  }

  @Test
  void stopsReadingWhenTheClientIsGone() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    Behaviour endless = endless(HEAD + "{\"items\":[{}", ",{}".repeat(1000));
    registry.behave(
        connection -> {
          try {
            endless.answer(connection);
          } finally {
            gone.countDown();
          }
        });
    int port = server.application().uri("/").getPort();

    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client
          .getOutputStream()
          .write(("GET " + MODELS + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(ISO_8859_1));
      assertThat(client.getInputStream().readNBytes(100_000)).hasSize(100_000);
    }

    // Before the total timeout of 4 s would do it.
    assertThat(gone.await(2, TimeUnit.SECONDS)).isTrue();
  }

  /** Not compared with the document: a registry of a test answers less than a real one. */
  private static Answer send(String method, String path, String json)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    HttpResponse<String> response =
        json == null
            ? server.application().get(path)
            : server.application().send(method, path, json);
    return new Answer(response, (System.nanoTime() - started) / 1_000_000);
  }

  private static int statusOf(String path) {
    try {
      return server.application().get(path).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(server.application().request(path).build(), BodyHandlers.ofInputStream())
        .body();
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
