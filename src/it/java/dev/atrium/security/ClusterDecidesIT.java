package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.FakeApiServer;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.ClusteredServer;
import dev.atrium.testing.FreePorts;
import dev.atrium.testing.StrangersConnection;
import dev.atrium.testing.TlsAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A running server in a pod, whose gateway says who calls and whose cluster says who may. Each test
 * has callers of its own, because answers are remembered.
 */
class ClusterDecidesIT {

  private static final String MODELS = "/api/v1/models?namespace=team";
  private static final String REGISTRY = "/api/model_registry/v1/registered_models";
  private static final String REVIEWS = "POST /apis/authorization.k8s.io/v1/";
  private static final String SUBJECT_REVIEWS = REVIEWS + "subjectaccessreviews";
  private static final String UNAVAILABLE =
      "{\"error\":\"the service is not available, try again later\"}";
  private static final Duration CACHE = Duration.ofSeconds(2);

  private static TlsAuthority authority;
  private static int tlsPort;
  private static ClusteredServer clustered;
  private static CheckedApi api;
  private static Answer firstAnswer;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    authority = TlsAuthority.create();
    tlsPort = FreePorts.take().application();
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AUTH_MODE", "internal",
                "ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1",
                "ATRIUM_SECURITY_TRUSTED_SUBJECTS", "CN=gateway",
                "ATRIUM_SECURITY_AUTHORIZATION", "kubernetes",
                "ATRIUM_REGISTRY_NAMESPACE", "team",
                "ATRIUM_KUBERNETES_CACHE", CACHE.toString(),
                "LOG_LEVEL", "finest"));
    environment.putAll(authority.serverSettings(tlsPort, "required"));
    clustered = ClusteredServer.inPod("cluster-decides", environment);
    api = clustered.api();
    firstAnswer = ask("nobody");
    clustered.awaitOwnQuestion();
  }

  @AfterAll
  static void stop() {
    clustered.close();
  }

  @AfterEach
  void behaveAgain() {
    cluster().behave(REVIEWS);
  }

  /** It is asked as soon as the server is ready, and what it needs takes seconds to load. */
  @Test
  void hasAnAnswerToTheVeryFirstQuestion() {
    firstAnswer.assertIs(403, "{\"error\":\"Access forbidden\"}");
  }

  @Test
  void servesWhomTheClusterAllows() throws IOException, InterruptedException {
    allow("anna");

    assertThat(ask("anna").status()).isEqualTo(200);
    assertThat(ask(REGISTRY, "anna", "").status()).isEqualTo(200);
    assertThat(cluster().credentials(SUBJECT_REVIEWS))
        .containsExactly("Bearer " + ClusteredServer.OWN_TOKEN);
  }

  @Test
  void refusesWhomItDoesNotAllowWhateverHisRoles() throws IOException, InterruptedException {
    ask(MODELS, "bella", "admin").assertIs(403, "{\"error\":\"Access forbidden\"}");
    ask(REGISTRY, "bella", "admin")
        .assertIs(403, "{\"code\":\"Forbidden\",\"message\":\"Access forbidden\"}");
  }

  @Test
  void tellsTheClusterTheGroups() throws IOException, InterruptedException {
    allow("readers");

    assertThat(ask(MODELS, "carl", "other, readers").status()).isEqualTo(200);
    assertThat(ask(MODELS, "carl", "other").status()).isEqualTo(403);
  }

  /** T14. */
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 429, 500, 502, 503, 504})
  void aFailureOfTheClusterIsNeitherAYesNorANo(int status)
      throws IOException, InterruptedException {
    String caller = "asked-" + status;
    allow(caller);
    cluster().behave(REVIEWS, FakeApiServer.status(status));

    assertUnavailable(ask(caller));
    cluster().behave(REVIEWS);
    assertThat(ask(caller).status()).as("a failure is not remembered").isEqualTo(200);
  }

  /** T14. */
  @Test
  void aClusterThatHangsIsGivenUpAfterTwoSeconds() throws IOException, InterruptedException {
    cluster().behave(REVIEWS, cluster().hanging());

    Answer answer = ask("hanging");

    assertUnavailable(answer);
    assertThat(answer.millis()).isBetween(1_900L, 4_000L);
  }

  @Test
  void asksAtMostOnceMoreWhenTheClusterHasTooMuchToDo() throws IOException, InterruptedException {
    cluster().forgetCounts();
    cluster().behave(REVIEWS, FakeApiServer.tooMany("0"));

    assertUnavailable(ask("impatient"));
    assertThat(cluster().count(REVIEWS)).isBetween(1, 2);
  }

  /** T18: its token would go along. */
  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void doesNotGoWhereTheClusterSendsIt(int status) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String elsewhere = "http://127.0.0.1:" + listener.getLocalPort() + "/";
      cluster().forgetCounts();
      cluster().behave(REVIEWS, FakeApiServer.redirect(status, elsewhere));

      assertUnavailable(ask("sent-away-" + status));
      assertThat(cluster().count(REVIEWS)).isEqualTo(1);
      listener.setSoTimeout(200);
      assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** With the profile that opens no connection without a certificate. */
  @Test
  void whoeverShowsNoCertificateOfTheGatewaysGetsNoConnectionWhereOneIsRequired()
      throws IOException, InterruptedException {
    allow("lena");
    SSLContext foreign = TlsAuthority.create().client("CN=gateway", authority);

    assertThat(statusOverTls(authority.client("CN=gateway"))).isEqualTo(200);
    assertThat(statusOverTls(authority.client("CN=other"))).isEqualTo(401);
    for (SSLContext client : List.of(authority.clientWithoutCertificate(), foreign)) {
      assertThatThrownBy(() -> statusOverTls(client)).isInstanceOf(IOException.class);
    }
  }

  private static int statusOverTls(SSLContext client) throws IOException {
    return StrangersConnection.sendOverTls(
        client,
        tlsPort,
        "GET " + MODELS + " HTTP/1.1\r\nHost: 127.0.0.1\r\nkubeflow-userid: lena\r\n\r\n");
  }

  /** T15, with a setting for the time. */
  @Test
  void aRightThatWasTakenAwayIsLostInTime() throws IOException, InterruptedException {
    allow("dora");
    assertThat(ask("dora").status()).isEqualTo(200);

    cluster().access().revoke("dora");
    long revoked = System.nanoTime();
    while (ask("dora").status() != 403) {
      assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(CACHE.plusSeconds(2));
    }
  }

  @Test
  void doesNotAskWhileAnAnswerIsRemembered() throws IOException, InterruptedException {
    allow("erik");
    cluster().forgetCounts();
    long started = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(ask("erik").status()).isEqualTo(200);
    }

    long periods = (System.nanoTime() - started) / CACHE.toNanos();
    assertThat(cluster().count("")).isBetween(1, (int) periods + 1);
  }

  /** T16. */
  @Test
  void anotherNamespaceIsForbiddenLikeThisOne() throws IOException, InterruptedException {
    allow("frank");
    cluster().access().grant("frank", AccessRequest.getService("other", "model-registry"));

    Answer other = ask("/api/v1/models?namespace=other", "frank", "");
    other.assertIs(403, "{\"error\":\"Access forbidden\"}");
    assertThat(ask("/api/v1/models?namespace=none", "frank", "").body()).isEqualTo(other.body());
  }

  /** T17. */
  @ParameterizedTest
  @ValueSource(
      strings = {"x.evil.com%23", "a%2F..%2F", "10.0.0.1%3A22", "%40", "Team", "t%C3%A9am", "-a"})
  void whatIsNoNameIsRefusedBeforeTheClusterIsAsked(String namespace)
      throws IOException, InterruptedException {
    cluster().forgetCounts();

    assertThat(ask("/api/v1/models?namespace=" + namespace, "gina", "").status()).isEqualTo(400);
    assertThat(ask("/api/v1/models?namespace=" + "a".repeat(300), "gina", "").status())
        .isEqualTo(400);
    assertThat(cluster().count("")).isZero();
  }

  @Test
  void aClusterThatHangsKeepsNobodyElseWaiting() throws Exception {
    cluster().forgetCounts();
    // Those that hang since other tests.
    int before = cluster().mostUnderWay();
    cluster().behave(REVIEWS, cluster().hanging());
    ExecutorService callers = Executors.newFixedThreadPool(40);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String caller = "caller-" + i;
        answers.add(callers.submit(() -> ask(caller)));
      }
      for (String path : List.of("/health/live", "/api/v1/health", "/")) {
        long started = System.nanoTime();
        assertThat(clustered.server().application().get(path).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .as(path)
            .isLessThan(Duration.ofMillis(1_500));
      }
      for (Future<Answer> answer : answers) {
        assertUnavailable(answer.get());
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(cluster().mostUnderWay()).isEqualTo(before + 20);
  }

  private static FakeApiServer cluster() {
    return clustered.cluster();
  }

  private static void allow(String userOrGroup) {
    cluster().access().grant(userOrGroup, AccessRequest.getService("team", "model-registry"));
  }

  private static Answer ask(String caller) throws IOException, InterruptedException {
    return ask(MODELS, caller, "");
  }

  private static Answer ask(String path, String caller, String groups)
      throws IOException, InterruptedException {
    return api.send("GET", path, "kubeflow-userid", caller, "kubeflow-groups", groups);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.body()).isEqualTo(UNAVAILABLE);
  }
}
