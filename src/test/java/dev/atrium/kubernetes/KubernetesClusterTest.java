package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.ClusterException.Reason;
import dev.atrium.kubernetes.Subject.TokenBearer;
import dev.atrium.kubernetes.Subject.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesClusterTest {

  private static final String REVIEWS = "POST /apis/authorization.k8s.io/v1/subjectaccessreviews";
  private static final String OWN_REVIEWS =
      "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String TOKEN_REVIEWS = "POST /apis/authentication.k8s.io/v1/tokenreviews";
  private static final User DORA = new User("dora", Set.of("readers"));
  private static final TokenBearer DORAS = new TokenBearer("doras-token");
  private static final AccessRequest GET = AccessRequest.getService("team", "registry");

  @TempDir private Path directory;

  private FakeCluster fake;
  private KubernetesCluster cluster;

  @BeforeEach
  void start() throws IOException {
    fake = new FakeCluster(directory, AddressKind.CLUSTER_IP);
    cluster = fake.cluster;
    fake.server.access().know(DORAS.token(), DORA, "atrium", "https://kubernetes.default.svc");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void knowsWhoTheBearerIsWithItsGroups() {
    assertThat(cluster.whoIs(DORAS)).contains(DORA);
  }

  @Test
  void asksForAUserWithOurCredentialAndForABearerWithItsToken() {
    fake.server.access().grant("readers", GET);

    assertThat(cluster.allows(DORA, GET)).isTrue();
    assertThat(cluster.allows(DORAS, GET)).isTrue();
    assertThat(cluster.allows(new User("bella", Set.of()), GET)).isFalse();

    assertThat(fake.server.count(REVIEWS)).isEqualTo(2);
    assertThat(fake.server.count(OWN_REVIEWS)).isEqualTo(1);
  }

  @Test
  void believesNoTokenThatWasIssuedForSomebodyElse() {
    TokenBearer other = new TokenBearer("for-another");
    fake.server.access().know(other.token(), DORA, "another");

    assertThat(cluster.reviewToken(DORAS)).contains(DORA);
    assertThat(cluster.reviewToken(other)).isEmpty();
  }

  /** A server that does not know audiences authenticates the token for itself. */
  @Test
  void believesNoTokenWhoseAudienceTheServerLeavesOut() {
    fake.server.behave(
        TOKEN_REVIEWS,
        FakeApiServer.text(
            "{\"status\":{\"authenticated\":true,\"user\":{\"username\":\"dora\"}}}"));

    assertThat(cluster.reviewToken(DORAS)).isEmpty();
  }

  @Test
  void neverBelievesAnonymous() {
    fake.server.access().know("odd", new User("system:anonymous", Set.of()));

    assertThat(cluster.whoIs(new TokenBearer("odd"))).isEmpty();
  }

  @Test
  void repeatsYesAndNoForTenSecondsAndNoLonger() {
    assertThat(cluster.allows(DORA, GET)).isFalse();
    fake.server.access().grant("dora", GET);
    fake.pass(Duration.ofSeconds(9));
    assertThat(cluster.allows(DORA, GET)).isFalse();
    assertThat(fake.server.count(REVIEWS)).isEqualTo(1);

    fake.pass(Duration.ofMillis(1_001));
    assertThat(cluster.allows(DORA, GET)).isTrue();
    fake.server.access().revoke("dora");
    fake.pass(Duration.ofSeconds(10));
    assertThat(cluster.allows(DORA, GET)).isFalse();
    assertThat(fake.server.count(REVIEWS)).isEqualTo(3);
  }

  /** T15: a token that was withdrawn counts no longer than a right. */
  @Test
  void repeatsWhoseATokenIsForTenSecondsAndNoLonger() {
    TokenBearer late = new TokenBearer("not-known-yet");
    assertThat(cluster.reviewToken(late)).isEmpty();
    fake.server.access().know(late.token(), DORA, "atrium");
    fake.pass(Duration.ofSeconds(9));
    assertThat(cluster.reviewToken(late)).isEmpty();
    assertThat(fake.server.count(TOKEN_REVIEWS)).isEqualTo(1);

    fake.pass(Duration.ofMillis(1_001));
    assertThat(cluster.reviewToken(late)).contains(DORA);
    fake.server.access().know(late.token(), DORA, "another");
    fake.pass(Duration.ofSeconds(10));
    assertThat(cluster.reviewToken(late)).isEmpty();
    assertThat(fake.server.count(TOKEN_REVIEWS)).isEqualTo(3);
  }

  @Test
  void repeatsAnAnswerToNobodyElse() {
    fake.server.access().grant("dora", GET);
    assertThat(cluster.allows(DORA, GET)).isTrue();

    assertThat(cluster.allows(new User("dora ", Set.of("readers")), GET)).isFalse();
    assertThat(
            cluster.allows(new User("bella", Set.of("dora")), AccessRequest.listServices("team")))
        .isFalse();
    assertThat(cluster.allows(DORA, AccessRequest.getService("other", "registry"))).isFalse();
    assertThat(fake.server.count(REVIEWS)).isEqualTo(4);
  }

  @Test
  void takesGroupsInAnyOrderForTheSame() {
    cluster.allows(new User("dora", Set.of("a", "b")), GET);
    cluster.allows(new User("dora", Set.of("b", "a")), GET);

    assertThat(fake.server.count(REVIEWS)).isEqualTo(1);
  }

  @Test
  void asksOnceWhatManyWantToKnowAtOnce() throws Exception {
    List<Future<Boolean>> answers = new ArrayList<>();
    ExecutorService callers = Executors.newFixedThreadPool(50);
    try {
      for (int i = 0; i < 50; i++) {
        answers.add(callers.submit(() -> cluster.allows(DORA, GET)));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isFalse();
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(fake.server.count(REVIEWS)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "400, UNUSABLE_ANSWER", "401, UNUSABLE_ANSWER", "403, UNUSABLE_ANSWER", "404, UNUSABLE_ANSWER",
    "500, UNUSABLE_ANSWER", "502, UNREACHABLE", "503, OVERLOADED", "504, TIMEOUT"
  })
  void neverTakesAFailureForANo(int status, Reason reason) {
    fake.server.behave(REVIEWS, FakeApiServer.status(status));

    assertFails(() -> cluster.allows(DORA, GET), reason);
    fake.server.behave(REVIEWS);
    assertThat(cluster.allows(DORA, GET)).as("a failure is not remembered").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"{", "[]", "null", "{\"status\":{}}", "{\"status\":{\"allowed\":{}}}"})
  void takesNoAnswerItDoesNotUnderstand(String answer) {
    fake.server.behave(REVIEWS, FakeApiServer.text(answer));

    assertFails(() -> cluster.allows(DORA, GET), Reason.UNUSABLE_ANSWER);
  }

  @Test
  void readsNoAnswerThatIsTooLarge() {
    String large = "{\"status\":{\"allowed\":true},\"more\":\"" + "x".repeat(300_000) + "\"}";
    fake.server.behave(REVIEWS, FakeApiServer.text(large));

    assertFails(() -> cluster.allows(DORA, GET), Reason.UNUSABLE_ANSWER);
  }

  @Test
  void followsNoRedirect() {
    fake.server.behave(
        REVIEWS,
        exchange -> {
          exchange.getResponseHeaders().set("Location", fake.server.address() + "/elsewhere");
          FakeApiServer.fail(exchange, 307);
        });

    assertFails(() -> cluster.allows(DORA, GET), Reason.UNUSABLE_ANSWER);
    assertThat(fake.server.count("POST /elsewhere")).isZero();
  }

  @Test
  void givesUpAfterTwoSeconds() {
    cluster.allows(new User("warm", Set.of()), GET);
    fake.server.behave(REVIEWS, fake.server.hanging());

    long started = System.nanoTime();
    assertFails(() -> cluster.allows(DORA, GET), Reason.TIMEOUT);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
  }

  @Test
  void refusesAtOnceWhenTwentyAreUnderWay() throws Exception {
    fake.server.behave(REVIEWS, fake.server.hanging());
    ExecutorService callers = Executors.newFixedThreadPool(20);
    try {
      for (int i = 0; i < 20; i++) {
        User user = new User("user-" + i, Set.of());
        callers.execute(() -> assertFails(() -> cluster.allows(user, GET), Reason.TIMEOUT));
      }
      FakeCluster.await(() -> fake.server.count(REVIEWS) == 20);

      long started = System.nanoTime();
      assertFails(() -> cluster.allows(DORA, GET), Reason.OVERLOADED);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMillis(500));
      assertThat(fake.server.mostUnderWay()).isEqualTo(20);
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void asksOnceMoreWhenTheServerSaysWhen() {
    fake.server.behave(
        REVIEWS,
        exchange -> {
          fake.server.behave(REVIEWS);
          FakeApiServer.tooMany("1").answer(exchange);
        });

    assertThat(cluster.allows(DORA, GET)).isFalse();
    assertThat(fake.server.count(REVIEWS)).isEqualTo(2);
  }

  @Test
  void doesNotWaitLongerThanItsDeadlineForTheServer() {
    fake.server.behave(REVIEWS, FakeApiServer.tooMany("30"));

    long started = System.nanoTime();
    assertFails(() -> cluster.allows(DORA, GET), Reason.OVERLOADED);
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    assertThat(fake.server.count(REVIEWS)).isEqualTo(1);
  }

  @Test
  void repeatsAtMostOneQuestionInTen() {
    fake.server.behave(REVIEWS, FakeApiServer.tooMany("0"));

    for (int i = 0; i < 100; i++) {
      String name = "user-" + i;
      assertFails(() -> cluster.allows(new User(name, Set.of()), GET), Reason.OVERLOADED);
    }
    assertThat(fake.server.count(REVIEWS)).isBetween(101, 111);
  }

  @Test
  void usesANewTokenOfItsOwnBeforeAnybodyNotices() throws IOException {
    assertThat(cluster.allows(DORA, GET)).isFalse();
    fake.server.access().acceptOwnToken("own-token-2");
    Files.writeString(directory.resolve("token"), "own-token-2\n");

    assertThat(cluster.allows(new User("bella", Set.of()), GET)).isFalse();
  }

  @Test
  void followsARenewedTokenWithinAMinuteWithoutARefusal() throws IOException {
    cluster.allows(DORA, GET);
    fake.server.access().know("own-token-2", FakeAccess.APPLICATION);
    Files.writeString(directory.resolve("token"), "own-token-2\n");
    fake.pass(Duration.ofSeconds(31));
    fake.server.access().acceptOwnToken("nobody has this");
    fake.server.forgetCounts();

    cluster.allows(DORA, GET);
    assertThat(fake.server.count(REVIEWS)).isEqualTo(1);
  }

  @Test
  void followsANewCertificateAuthority() throws IOException {
    assertThat(cluster.allows(new User("before", Set.of()), GET)).isFalse();
    TestAuthority next = TestAuthority.create("second", "kubernetes-admin");
    fake.server.rotateCertificate(next);
    assertFails(() -> cluster.allows(DORA, GET), Reason.UNREACHABLE);

    Files.writeString(directory.resolve("ca.crt"), next.authorityPem());
    assertThat(cluster.allows(DORA, GET)).isFalse();
  }

  @Test
  void speaksToNobodyWithAnotherCertificate() throws IOException {
    fake.server.rotateCertificate(TestAuthority.create("impostor", "kubernetes-admin"));

    assertFails(() -> cluster.allows(DORA, GET), Reason.UNREACHABLE);
    assertThat(fake.server.count("POST")).isZero();
  }

  @Test
  void saysThatNobodyListens() {
    fake.server.close();

    assertFails(() -> cluster.allows(DORA, GET), Reason.UNREACHABLE);
  }

  @Test
  void namesNeitherAddressNorTokenWhenItFails() {
    fake.server.behave("POST", FakeApiServer.text("no JSON with " + DORAS.token()));

    assertThatThrownBy(() -> cluster.allows(DORAS, GET))
        .hasMessageNotContaining(DORAS.token())
        .hasMessageNotContaining("127.0.0.1")
        .hasStackTraceContaining("ClusterException")
        .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain(DORAS.token()));
  }

  @Test
  void asksNothingBeforeTheFirstQuestion() {
    assertThat(fake.server.count("")).isZero();
  }

  @Test
  void isMadeReadyByOneQuestionOfOurOwn() {
    cluster.prepare();

    fake.server.awaitQuestion(OWN_REVIEWS);
    assertThat(fake.server.credentials("")).containsExactly("Bearer " + FakeCluster.OWN_TOKEN);
    assertThat(cluster.allows(DORA, GET)).isFalse();
    assertThat(fake.server.count("")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 500})
  void worksOnWhenItCouldNotBeMadeReady(int status) {
    fake.server.behave(OWN_REVIEWS, FakeApiServer.status(status));

    cluster.prepare();
    fake.server.awaitQuestion(OWN_REVIEWS);

    assertThat(cluster.allows(DORA, GET)).isFalse();
  }

  @Test
  void namesTheServicesThatARuleAllows() {
    fake.server
        .access()
        .rule(
            "dora",
            """
            [{"verbs": ["get"], "apiGroups": [""], "resources": ["services"],
              "resourceNames": ["plain"]},
             {"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"], "resourceNames": ["wild"]},
             {"verbs": ["get"], "apiGroups": ["serving.example"], "resources": ["services"],
              "resourceNames": ["other-group"]},
             {"verbs": ["list"], "apiGroups": [""], "resources": ["services"],
              "resourceNames": ["other-verb"]},
             {"verbs": ["get"], "apiGroups": [""], "resources": ["services/status"],
              "resourceNames": ["other-resource"]},
             {"verbs": ["get"], "apiGroups": [""], "resources": ["services"]}]""");

    assertThat(cluster.servicesNamedFor(DORAS, "team")).containsExactly("plain", "wild");
  }

  @Test
  void aBearerIsAdministratorWhoMayDoEverythingInEveryGroup() {
    assertThat(cluster.isClusterAdmin(DORAS)).isFalse();
    fake.server.access().grant("dora", new AccessRequest("*", "", "*", "", ""));
    fake.pass(Duration.ofSeconds(10));
    assertThat(cluster.isClusterAdmin(DORAS)).as("of the core group only").isFalse();
    fake.server.access().grant("dora", new AccessRequest("*", "*", "*", "", ""));
    fake.pass(Duration.ofSeconds(10));
    assertThat(cluster.isClusterAdmin(DORAS)).isTrue();
  }

  static void assertFails(ThrowingCallable question, Reason reason) {
    assertThatThrownBy(question)
        .asInstanceOf(InstanceOfAssertFactories.throwable(ClusterException.class))
        .extracting(ClusterException::reason)
        .isEqualTo(reason);
  }
}
