package dev.atrium.bff.kubeflow;

import static dev.atrium.testing.BrokenRegistry.hanging;
import static dev.atrium.testing.BrokenRegistry.healthy;
import static dev.atrium.testing.BrokenRegistry.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.FakeApiServer;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.ClusteredServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kubeflow's routes in a pod: the gateway says who calls, the cluster says who may and where the
 * registries are. All limits of time are the shipped ones. Each test has callers of its own,
 * because answers are remembered.
 */
class KubeflowInAClusterIT {

  private static final String API = "/model-registry/api/v1";
  private static final String NS = "?namespace=team";
  private static final String CHECK =
      "{\"data\":{\"namespace\":\"team\",\"registryName\":\"one\",\"registryNamespace\":\"team\"}}";
  private static final int CACHE_SECONDS = 10;

  private static BrokenRegistry one;
  private static BrokenRegistry other;
  private static BrokenRegistry slow;
  private static ClusteredServer clustered;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    one = BrokenRegistry.start();
    other = BrokenRegistry.start();
    slow = BrokenRegistry.start();
    slow.behave(hanging(""));
    clustered =
        ClusteredServer.inPod(
            "kubeflow-cluster",
            Map.of(
                "AUTH_MODE", "internal",
                "ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1",
                "ATRIUM_SECURITY_AUTHORIZATION", "kubernetes",
                "ATRIUM_REGISTRY_NAMESPACE", "team"));
    api = clustered.api();
    cluster().objects().putNamespace("team");
    putService("one", "model-registry", "http-api", one);
    putService("other", "model-registry", "http-api", other);
    putService("unlabelled", "something", "http-api", other);
    putService("portless", "model-registry", "grpc-api", other);
    clustered.awaitOwnQuestion();
    ask("nobody", "GET", "/model_registry" + NS, null)
        .assertIs(403, error(403, "Access forbidden"));
  }

  @AfterAll
  static void stop() throws IOException {
    clustered.close();
    one.close();
    other.close();
    slow.close();
  }

  @AfterEach
  void behaveAgain() {
    one.behave(healthy());
    one.forgetRequests();
  }

  /** T17. */
  @ParameterizedTest
  @CsvSource({
    "GET, /model_registry?namespace=x.evil.com, , namespace, x.evil.com",
    "GET, /model_registry/one/registered_models?namespace=Team, , namespace, Team",
    "GET, /model_registry/On_e/registered_models?namespace=team, , registry, On_e",
    "POST, /check-namespace-registry-access, te@m one team, namespace, te@m",
    "POST, /check-namespace-registry-access, team -one team, registryName, -one",
    "POST, /check-namespace-registry-access, team one te:am, registryNamespace, te:am"
  })
  void whatIsNoNameIsRefusedBeforeTheClusterIsAsked(
      String method, String path, String named, String what, String value)
      throws IOException, InterruptedException {
    cluster().forgetCounts();

    ask("mona", method, path, named == null ? null : check(named.split(" ")))
        .assertIs(
            400,
            error(
                400,
                what
                    + " must be 1 to 63 lower case letters, digits and inner hyphens, but is '"
                    + value
                    + "'"));
    // Only what is asked for a caller: the application has questions of its own, at any time.
    assertThat(cluster().count("POST /apis/authorization.k8s.io/v1/subjectaccessreviews")).isZero();
  }

  @Test
  void servesWhomTheClusterAllows() throws IOException, InterruptedException {
    cluster().access().grant("erik", AccessRequest.getService("team", "one"));

    for (RegistryRoute route : RegistryRoute.ALL) {
      one.behave(route.isList() ? healthy() : json(200, "{\"id\":\"1\"}"));
      one.forgetRequests();
      String path = "/model_registry/one" + route.path() + NS;

      assertThat(send("erik", route.method(), path, route.body()).status())
          .as(route.toString())
          .isIn(200, 201);
      assertThat(one.requests()).as(route.toString()).hasSize(1);
    }
    assertThat(one.requests()).noneMatch(head -> head.contains("erik"));
  }

  @Test
  void findsRegistriesByTheirServices() throws IOException, InterruptedException {
    cluster().access().grant("gina", AccessRequest.getService("team", ""));
    cluster().access().grant("gina", AccessRequest.getService("elsewhere", ""));
    cluster().access().grant("gina", AccessRequest.listServices("team"));

    String entry =
        "{\"name\":\"%s\",\"displayName\":\"Name of %1$s\",\"description\":\"\","
            + "\"serverAddress\":\"%s/api/model_registry/v1alpha3\",\"isHttps\":false,"
            + "\"isAvailable\":true}";
    assertThat(ask("gina", "GET", "/model_registry" + NS, null).body())
        .startsWith(
            "{\"data\":[%s,%s"
                .formatted(
                    entry.formatted("one", one.address()),
                    entry.formatted("other", other.address())))
        .doesNotContain("unlabelled", "portless");
    for (String missing :
        List.of(
            "unlabelled" + "/artifacts" + NS,
            "portless/artifacts" + NS,
            "none/artifacts" + NS,
            "one/artifacts?namespace=elsewhere")) {
      ask("gina", "GET", "/model_registry/" + missing, null)
          .assertIs(404, error(404, "the requested resource could not be found"));
    }
  }

  @Test
  void followsServicesThatComeAndGo() throws IOException, InterruptedException {
    cluster().access().grant("hugo", AccessRequest.getService("team", "later"));
    String path = "/model_registry/later/registered_models" + NS;
    assertThat(ask("hugo", "GET", path, null).status()).isEqualTo(404);

    putService("later", "model-registry", "http-api", other);
    awaitStatus("hugo", path, 200);
    cluster().objects().delete("services", "team", "later");
    awaitStatus("hugo", path, 404);
  }

  @Test
  void asksTheClusterNothingWhileItRemembersTheAnswer() throws IOException, InterruptedException {
    cluster().access().grant("ines", AccessRequest.getService("team", "one"));
    String path = "/model_registry/one/registered_models" + NS;
    ask("ines", "GET", path, null);
    cluster().forgetCounts();
    one.forgetRequests();

    long started = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(ask("ines", "GET", path, null).status()).isEqualTo(200);
    }

    long periods = Duration.ofNanos(System.nanoTime() - started).toSeconds() / CACHE_SECONDS;
    assertThat(cluster().count("")).isBetween(0, (int) periods + 1);
    assertThat(cluster().count("GET")).isZero();
    assertThat(one.requests()).hasSize(50);
  }

  @Test
  void givesUpARegistryThatHangsAfterFiveSecondsWhileOthersAnswer() throws Exception {
    putService("slow", "model-registry", "http-api", slow);
    cluster().access().grant("karl", AccessRequest.getService("team", ""));
    String normal = "/model_registry/other/registered_models" + NS;
    ask("karl", "GET", normal, null);
    List<CompletableFuture<Answer>> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(
          CompletableFuture.supplyAsync(
              () -> unchecked("karl", "/model_registry/slow/registered_models" + NS),
              call -> new Thread(call).start()));
    }

    int answered = 0;
    while (waiting.stream().noneMatch(CompletableFuture::isDone)) {
      Answer answer = ask("karl", "GET", normal, null);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.millis()).isLessThan(2_000);
      answered++;
    }

    assertThat(answered).isGreaterThan(20);
    for (CompletableFuture<Answer> late : waiting) {
      Answer answer = late.get(20, TimeUnit.SECONDS);
      answer.assertIs(504, error(504, "the model registry did not answer in time"));
      assertThat(answer.millis()).isBetween(5_000L, 8_000L);
    }
  }

  @Test
  void tellsWhoCallsAndWhereHeMayGo() throws IOException, InterruptedException {
    cluster().access().grant("lisa", new AccessRequest("get", "", "namespaces", "team", ""));

    ask("lisa", "GET", "/user", null)
        .assertIs(200, "{\"data\":{\"userId\":\"lisa\",\"clusterAdmin\":false}}");
    ask("lisa", "GET", "/namespaces", null)
        .assertIs(200, "{\"data\":[{\"name\":\"team\",\"displayName\":\"team\"}]}");
    ask("lisa", "GET", "/groups", null).assertIs(200, "{\"data\":[]}");
    ask("lisa", "POST", "/check-namespace-registry-access", CHECK)
        .assertIs(200, "{\"data\":{\"hasAccess\":false,\"cannotCheck\":false}}");
  }

  private static String check(String[] names) {
    return "{\"data\":{\"namespace\":\"%s\",\"registryName\":\"%s\",\"registryNamespace\":\"%s\"}}"
        .formatted((Object[]) names);
  }

  private static FakeApiServer cluster() {
    return clustered.cluster();
  }

  private static void putService(
      String name, String component, String port, BrokenRegistry registry) {
    cluster()
        .objects()
        .put(
            "services",
            """
            {"metadata": {"name": "%s", "namespace": "team", "labels": {"component": "%s"},
                          "annotations": {"displayName": "Name of %1$s"}},
             "spec": {"clusterIP": "127.0.0.1", "ports": [{"name": "%s", "port": %d}]}}"""
                .formatted(name, component, port, registry.address().getPort()));
  }

  private static void awaitStatus(String caller, String path, int status)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    while (ask(caller, "GET", path, null).status() != status) {
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static Answer unchecked(String caller, String path) {
    try {
      return ask(caller, "GET", path, null);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answer ask(String caller, String method, String path, String body)
      throws IOException, InterruptedException {
    return api.send(request(caller, method, path, body));
  }

  /** Not compared with the document: a registry of a test answers less than a real one. */
  private static Answer send(String caller, String method, String path, String body)
      throws IOException, InterruptedException {
    return new Answer(
        clustered.server().application().send(request(caller, method, path, body)), 0);
  }

  private static HttpRequest.Builder request(
      String caller, String method, String path, String body) {
    HttpRequest.Builder request = api.request(API + path);
    if (!caller.isEmpty()) {
      request.header("kubeflow-userid", caller);
    }
    return body == null
        ? request.GET()
        : request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
  }

  private static String error(int status, String message) {
    return "{\"error\":{\"code\":\"%d\",\"message\":\"%s\"}}".formatted(status, message);
  }
}
