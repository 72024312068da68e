package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.FakeApiServer;
import dev.atrium.kubernetes.Subject.User;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.ClusteredServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens that nobody but the cluster can read, in the header and in the form in which OpenShift's
 * proxy passes them on: without a word before them.
 */
class OpaqueTokenIT {

  private static final String MODELS = "/api/v1/models?namespace=team";
  private static final String HEADER = "x-forwarded-access-token";
  private static final String TOKEN_REVIEWS = "POST /apis/authentication.k8s.io/v1/tokenreviews";
  private static final String REVIEWS = "POST /apis/authorization.k8s.io/v1/";
  private static final String OWN_REVIEWS = REVIEWS + "selfsubjectaccessreviews";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static ClusteredServer clustered;
  private static CheckedApi api;
  private static Answer firstAnswer;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    clustered =
        ClusteredServer.withKubeconfig(
            "opaque-tokens",
            Map.of(
                "AUTH_MODE", "user_token",
                "AUTH_TOKEN_HEADER", HEADER,
                "AUTH_TOKEN_PREFIX", "",
                "ATRIUM_SECURITY_AUTHORIZATION", "both",
                "ATRIUM_SECURITY_ROLES_VIEWER", "*",
                "ATRIUM_REGISTRY_NAMESPACE", "team",
                "ATRIUM_KUBERNETES_AUDIENCES", "atrium",
                "LOG_LEVEL", "finest"));
    api = clustered.api();
    firstAnswer = ask("sha256~unknown");
    clustered.awaitOwnQuestion();
  }

  @AfterAll
  static void stop() {
    clustered.close();
  }

  @AfterEach
  void behaveAgain() {
    cluster().behave(TOKEN_REVIEWS);
    cluster().behave(REVIEWS);
  }

  @Test
  void isAskedAboutEvenWhenItComesFirst() {
    assertInvalid(firstAnswer);
  }

  @Test
  void isAskedAboutWithTheTokenOfTheCallerAndNobodyElses()
      throws IOException, InterruptedException {
    String annas = known("anna", "atrium");
    String bellas = known("bella", "atrium");
    allow("anna");
    cluster().forgetCounts();

    assertThat(ask(annas).status()).isEqualTo(200);
    assertThat(cluster().credentials(OWN_REVIEWS)).containsExactly("Bearer " + annas);
    assertThat(cluster().credentials(TOKEN_REVIEWS))
        .containsExactly("Bearer " + ClusteredServer.OWN_TOKEN);
    cluster().forgetCounts();

    ask(bellas).assertIs(403, "{\"error\":\"Access forbidden\"}");
    assertThat(cluster().credentials(OWN_REVIEWS)).containsExactly("Bearer " + bellas);
    assertThat(cluster().count(REVIEWS + "subjectaccessreviews")).isZero();
  }

  @Test
  void mayHaveAWordBeforeIt() throws IOException, InterruptedException {
    String carls = known("carl", "atrium");
    allow("carl");

    assertThat(ask("Bearer " + carls).status()).isEqualTo(200);
  }

  /** T8: the cluster authenticates such a token when it is not told of an audience. */
  @Test
  void isNotBelievedWhenItWasIssuedForSomebodyElse() throws IOException, InterruptedException {
    String other = known("dora", "https://kubernetes.default.svc", "other");
    allow("dora");

    assertInvalid(ask(other));
  }

  /** T8: so does a cluster that does not know audiences. */
  @Test
  void isNotBelievedWhenTheClusterNamesNoAudience() throws IOException, InterruptedException {
    String eriks = known("erik", "atrium");
    allow("erik");
    cluster()
        .behave(
            TOKEN_REVIEWS,
            FakeApiServer.text(
                "{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"erik\"}}}"));

    assertInvalid(ask(eriks));
  }

  @Test
  void isInvalidWhenTheClusterDoesNotKnowIt() throws IOException, InterruptedException {
    assertInvalid(ask("sha256~never-seen"));
    Answer none = api.get(MODELS);
    none.assertIs(401, "{\"error\":\"missing required Header: " + HEADER + "\"}");
    assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"atrium\"");
  }

  /** T14. */
  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void isNeitherKnownNorUnknownWhileTheClusterDoesNotSay(int status)
      throws IOException, InterruptedException {
    String token = known("frank-" + status, "atrium");
    allow("frank-" + status);
    cluster().behave(TOKEN_REVIEWS, FakeApiServer.status(status));

    Answer answer = ask(token);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
    cluster().behave(TOKEN_REVIEWS);
    assertThat(ask(token).status()).isEqualTo(200);
  }

  /** T14. */
  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void isNeitherAllowedNorForbiddenWhileTheClusterDoesNotSay(int status)
      throws IOException, InterruptedException {
    String token = known("gina-" + status, "atrium");
    cluster().behave(REVIEWS, FakeApiServer.status(status));

    Answer answer = ask(token);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  /** T14. */
  @Test
  void isGivenUpAfterTwoSecondsWhenTheClusterHangs() throws IOException, InterruptedException {
    String token = known("hugo", "atrium");
    cluster().behave(TOKEN_REVIEWS, cluster().hanging());

    Answer answer = ask(token);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.millis()).isBetween(1_900L, 4_000L);
  }

  /** T15, with the shipped setting. */
  @Test
  void losesWhatWasTakenAwayWithinTenSeconds() throws IOException, InterruptedException {
    String token = known("ida", "atrium");
    allow("ida");
    assertThat(ask(token).status()).isEqualTo(200);

    cluster().access().revoke("ida");
    long revoked = System.nanoTime();
    while (ask(token).status() != 403) {
      assertThat(Duration.ofNanos(System.nanoTime() - revoked)).isLessThan(TEN_SECONDS);
    }
  }

  @Test
  void isNotAskedAboutAgainWhileTheAnswersAreRemembered() throws IOException, InterruptedException {
    String token = known("jan", "atrium");
    allow("jan");
    cluster().forgetCounts();
    long started = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(ask(token).status()).isEqualTo(200);
    }

    int periods = (int) ((System.nanoTime() - started) / TEN_SECONDS.toNanos()) + 1;
    assertThat(cluster().count(TOKEN_REVIEWS)).isBetween(1, periods);
    assertThat(cluster().count(OWN_REVIEWS)).isBetween(1, periods);
    assertThat(cluster().count("")).isLessThanOrEqualTo(2 * periods);
  }

  @Test
  void isNeverWrittenDown() throws IOException, InterruptedException {
    String token = known("karl", "atrium");
    ask(token);
    ask("sha256~a-stranger-brought-this");

    assertThat(clustered.server().log() + clustered.server().accessLog())
        .doesNotContain(token, "a-stranger-brought-this", ClusteredServer.OWN_TOKEN);
  }

  /** With both deciding, a no of either is one; the cluster is not asked what roles forbid. */
  @Test
  void isRefusedByRolesWhateverTheClusterAllows() throws IOException, InterruptedException {
    String lenas = known("lena", "atrium");
    String mias = known("mia", "atrium");
    allow("lena");
    cluster().forgetCounts();

    api.send("POST", "/api/v1/models", HEADER, lenas)
        .assertIs(403, "{\"error\":\"Access forbidden\"}");
    assertThat(cluster().count(OWN_REVIEWS)).isZero();
    assertThat(ask(lenas).status()).isEqualTo(200);
    assertThat(ask(mias).status()).isEqualTo(403);
  }

  private static FakeApiServer cluster() {
    return clustered.cluster();
  }

  private static String known(String name, String... audiences) {
    String token = "sha256~opaque-token-of-" + name;
    cluster().access().know(token, new User(name, Set.of()), audiences);
    return token;
  }

  private static void allow(String user) {
    cluster().access().grant(user, AccessRequest.getService("team", "model-registry"));
  }

  private static Answer ask(String token) throws IOException, InterruptedException {
    return api.send("GET", MODELS, HEADER, token);
  }

  private static void assertInvalid(Answer answer) {
    answer.assertIs(401, "{\"error\":\"the token is not valid\"}");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"atrium\", error=\"invalid_token\"");
  }
}
