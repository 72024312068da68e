package dev.atrium.security;

import static dev.atrium.security.FakeRequest.request;
import static dev.atrium.testing.TokenIssuer.claims;
import static dev.atrium.testing.TokenIssuer.ecKey;
import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.ECKey;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.Subject;
import dev.atrium.security.IdentityException.Reason;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.security.jwt.JwtVerifier;
import dev.atrium.security.jwt.TokenDigest;
import dev.atrium.testing.TokenIssuer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenAuthenticatorTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
  private static final ECKey KEY = ecKey("k");
  private static final Subject.User ROBOT = new Subject.User("robot", Set.of("machines"));

  private final FakeCluster cluster = new FakeCluster();
  private Duration passed = Duration.ZERO;
  private final TokenAuthenticator authenticator = authenticator(true, true);

  @Test
  void knowsTheBearerOfATokenOfOurIssuer() {
    String token = token(KEY, claims(START, "viewer"));

    Caller caller = authenticator.authenticate(bearing(token));

    assertThat(caller.name()).isEqualTo("anna");
    assertThat(caller.groups()).containsExactly("viewer");
    assertThat(caller.token().orElseThrow().value()).isEqualTo(token);
    assertThat(cluster.asked).isEmpty();
  }

  @Test
  void doesNotAskTheClusterAboutABadTokenOfOurIssuer() {
    assertThat(refusal(authenticator, token(ecKey("k"), claims(START))).reason())
        .isEqualTo(Reason.INVALID);
    assertThat(cluster.asked).isEmpty();
  }

  @Test
  void asksTheClusterAboutEveryOtherToken() {
    String foreign = token(KEY, claims(START).issuer("https://kubernetes.default.svc"));
    cluster.tokens.put("opaque", ROBOT);
    cluster.tokens.put(foreign, ROBOT);

    for (String token : List.of("opaque", foreign)) {
      Caller caller = authenticator.authenticate(bearing(token));
      assertThat(caller.name()).isEqualTo("robot");
      assertThat(caller.groups()).containsExactly("machines");
      assertThat(caller.token().orElseThrow().value()).isEqualTo(token);
    }
    assertThat(cluster.asked).containsExactly("review opaque", "review " + foreign);
  }

  @Test
  void asksTheClusterAboutEveryTokenWhenThereIsNoIssuer() {
    String token = token(KEY, claims(START));
    cluster.tokens.put(token, ROBOT);

    assertThat(authenticator(false, true).authenticate(bearing(token)).name()).isEqualTo("robot");
  }

  /** The cluster's own memory is enough: two of them would add up. */
  @Test
  void remembersNothingOfWhatTheClusterSaid() {
    cluster.tokens.put("opaque", ROBOT);
    assertThat(authenticator.authenticate(bearing("opaque")).name()).isEqualTo("robot");
    cluster.tokens.clear();

    assertThat(refusal(authenticator, "opaque").reason()).isEqualTo(Reason.INVALID);
  }

  /** T14: no answer is neither a yes nor a no, and is not remembered. */
  @ParameterizedTest
  @EnumSource(ClusterException.Reason.class)
  void doesNotKnowWhenTheClusterDoesNotAnswer(ClusterException.Reason reason) {
    cluster.tokens.put("opaque", ROBOT);
    cluster.failure = reason;
    assertThat(refusal(authenticator, "opaque").reason()).isEqualTo(Reason.UNAVAILABLE);

    cluster.failure = null;
    assertThat(authenticator.authenticate(bearing("opaque")).name()).isEqualTo("robot");
  }

  @Test
  void withoutAClusterATokenOfOthersIsInvalid() {
    assertThat(refusal(authenticator(true, false), "opaque").reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void aRememberedTokenExpiresWhenItSays() {
    String token = token(KEY, claims(START).expirationTime(Date.from(START.plusSeconds(30))));
    authenticator.authenticate(bearing(token));

    pass(Duration.ofSeconds(89));
    assertThat(authenticator.authenticate(bearing(token)).name()).isEqualTo("anna");
    pass(Duration.ofSeconds(2));
    assertThat(refusal(authenticator, token).reason()).isEqualTo(Reason.INVALID);
  }

  @Test
  void asksWithoutAnErrorWhenNoTokenCame() {
    assertThat(
            catchThrowableOfType(
                    IdentityException.class, () -> authenticator.authenticate(request()))
                .reason())
        .isEqualTo(Reason.MISSING);
    assertThat(authenticator.challenge()).isEqualTo("Bearer realm=\"atrium\"");
  }

  @Test
  void remembersDigestsAndNoMoreThanItMay() {
    TokenMemory<String> memory = new TokenMemory<>(2, () -> 0);
    for (String token : List.of("a", "b", "a", "c")) {
      memory.remember(TokenDigest.of(token), token, Duration.ofSeconds(1));
    }

    assertThat(TokenDigest.of("a")).isEqualTo("ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=");
    assertThat(memory.find(TokenDigest.of("b"))).isEmpty();
    assertThat(memory.find(TokenDigest.of("a"))).contains("a");
    assertThat(memory.find(TokenDigest.of("c"))).contains("c");
    assertThat(memory.find("a")).isEmpty();
  }

  private TokenAuthenticator authenticator(boolean hasIssuer, boolean hasCluster) {
    return new TokenAuthenticator(
        new TokenConfig("Authorization", "Bearer", Review.AUTO),
        hasIssuer ? Optional.of(verifier()) : Optional.empty(),
        hasCluster ? Optional.of(new TokenReview(cluster)) : Optional.empty(),
        new MovingClock(),
        this::nanoTime);
  }

  private JwtVerifier verifier() {
    JwtConfig config =
        new JwtConfig(
            Optional.of(new String(published(KEY), UTF_8)),
            Optional.empty(),
            Set.of("ES256"),
            TokenIssuer.ISSUER,
            List.of(TokenIssuer.AUDIENCE),
            Duration.ofSeconds(60),
            Duration.ZERO);
    return JwtVerifier.of(config, Optional.empty(), Runnable::run, new MovingClock());
  }

  private static FakeRequest bearing(String token) {
    return request().with("Authorization", "Bearer " + token);
  }

  private static IdentityException refusal(Authenticator authenticator, String token) {
    return catchThrowableOfType(
        IdentityException.class, () -> authenticator.authenticate(bearing(token)));
  }

  private long nanoTime() {
    return passed.toNanos();
  }

  private void pass(Duration time) {
    passed = passed.plus(time);
  }

  private final class MovingClock extends Clock {
    @Override
    public Instant instant() {
      return START.plus(passed);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
