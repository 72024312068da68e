package dev.atrium.security.jwt;

import static dev.atrium.testing.TokenIssuer.AUDIENCE;
import static dev.atrium.testing.TokenIssuer.ISSUER;
import static dev.atrium.testing.TokenIssuer.claims;
import static dev.atrium.testing.TokenIssuer.ecKey;
import static dev.atrium.testing.TokenIssuer.encoded;
import static dev.atrium.testing.TokenIssuer.header;
import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.rsaKey;
import static dev.atrium.testing.TokenIssuer.signed;
import static dev.atrium.testing.TokenIssuer.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final RSAKey RSA = rsaKey("rsa-1");
  private static final ECKey EC = ecKey("ec-1");

  private final JwtVerifier verifier = verifier(config(Duration.ZERO), RSA, EC);

  @Test
  void believesBothAlgorithmsAtTheSameTime() throws Exception {
    assertThat(verifier.verify(token(RSA, claims(NOW, "viewer", "team-a"))))
        .contains(new VerifiedToken("anna", Set.of("viewer", "team-a"), NOW.plusSeconds(3600)));
    assertThat(verifier.verify(token(EC, claims(NOW)))).isPresent();
  }

  @Test
  void mayBeNarrowedToOneAlgorithm() throws Exception {
    JwtConfig config =
        new JwtConfig(
            Optional.empty(),
            Optional.of("https://issuer.example.org/jwks"),
            Set.of("ES256"),
            ISSUER,
            List.of(AUDIENCE),
            Duration.ofSeconds(60),
            Duration.ZERO);
    JwtVerifier narrow = verifier(config, RSA, EC);

    assertThat(narrow.verify(token(EC, claims(NOW)))).isPresent();
    assertRejected(narrow, token(RSA, claims(NOW)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "upn, anna@example.org",
    "preferred_username, anna-p",
  })
  void namesTheCallerByTheFirstClaimThatDoes(String claim, String name) throws Exception {
    assertThat(verifier.verify(token(RSA, claims(NOW).claim(claim, name))).orElseThrow().name())
        .isEqualTo(name);
  }

  @Test
  void leavesTokensOfOthersToOthers() throws Exception {
    assertThat(verifier.verify("opaque")).isEmpty();
    assertThat(verifier.verify("sha256~abcdef")).isEmpty();
    assertThat(verifier.verify("a.b.c")).isEmpty();
    assertThat(verifier.verify(token(RSA, claims(NOW).issuer("https://other.example.org"))))
        .isEmpty();
  }

  /** T7: a name that is nearly ours is another's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ISSUER + "/",
        "https://ISSUER.example.org/realm",
        ISSUER + ".evil.org",
        " " + ISSUER,
        "http://issuer.example.org/realm"
      })
  void anotherIssuerIsNotOurs(String issuer) throws Exception {
    assertThat(verifier.verify(token(RSA, claims(NOW).issuer(issuer)))).isEmpty();
  }

  /** T7. */
  @ParameterizedTest
  @MethodSource
  void aTokenForSomebodyElseDoesNotCount(List<String> audience) {
    assertRejected(verifier, token(RSA, claims(NOW).audience(audience)));
  }

  static List<List<String>> aTokenForSomebodyElseDoesNotCount() {
    return List.of(
        List.of("other"),
        List.of("other", "atrium2"),
        List.of("Atrium"),
        List.of("atrium/"),
        List.of());
  }

  @Test
  void oneOfSeveralAudiencesIsEnough() throws Exception {
    assertThat(verifier.verify(token(RSA, claims(NOW).audience(List.of("other", AUDIENCE)))))
        .isPresent();
  }

  /** T6. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("times")
  void countsInItsTimeOnly(String what, boolean counts, UnaryOperator<JWTClaimsSet.Builder> change)
      throws Exception {
    String token = token(EC, change.apply(claims(NOW)));

    if (counts) {
      assertThat(verifier.verify(token)).isPresent();
    } else {
      assertRejected(verifier, token);
    }
  }

  static Stream<Arguments> times() {
    return Stream.of(
        time("expired 30 s ago", true, c -> c.issueTime(at(-90)).expirationTime(at(-30))),
        time("expired 90 s ago", false, c -> c.issueTime(at(-100)).expirationTime(at(-90))),
        time("never expires", false, c -> c.expirationTime(null)),
        time("valid in 30 s", true, c -> c.notBeforeTime(at(30))),
        time("valid in 90 s", false, c -> c.notBeforeTime(at(90))),
        time("issued in 30 s", true, c -> c.issueTime(at(30))),
        time("issued in 90 s", false, c -> c.issueTime(at(90))),
        time("issued after it expires", false, c -> c.issueTime(at(20)).expirationTime(at(10))),
        time("without a time of issue", true, c -> c.issueTime(null)),
        time("issued long ago", true, c -> c.issueTime(at(-400_000_000))));
  }

  private static Arguments time(
      String what, boolean counts, UnaryOperator<JWTClaimsSet.Builder> change) {
    return Arguments.of(what, counts, change);
  }

  private static Date at(long seconds) {
    return Date.from(NOW.plusSeconds(seconds));
  }

  @Test
  void anOldTokenDoesNotCountWhereItsAgeMatters() throws Exception {
    JwtVerifier strict = verifier(config(Duration.ofMinutes(5)), RSA);

    assertThat(strict.verify(token(RSA, claims(NOW).issueTime(at(-300))))).isPresent();
    assertRejected(strict, token(RSA, claims(NOW).issueTime(at(-400))));
    assertRejected(strict, token(RSA, claims(NOW).issueTime(null)));
  }

  @Test
  void aTokenThatNamesNobodyDoesNotCount() {
    assertRejected(verifier, token(RSA, claims(NOW).subject(null)));
    assertRejected(verifier, token(RSA, claims(NOW).subject(" ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"groups\":\"admin\"", "\"groups\":{\"a\":1}", "\"groups\":[1]", "\"sub\":7",
        "\"exp\":\"never\"", "\"exp\":true", "\"upn\":{}", "\"aud\":7"
      })
  void aClaimOfAnotherKindDoesNotCount(String claim) {
    String name = claim.substring(0, claim.indexOf(':'));
    String payload =
        Stream.of(
                "\"iss\":\"" + ISSUER + "\"",
                "\"aud\":\"atrium\"",
                "\"sub\":\"anna\"",
                "\"exp\":" + NOW.plusSeconds(60).getEpochSecond())
            .filter(member -> !member.startsWith(name))
            .collect(Collectors.joining(",", "{", "," + claim + "}"));

    assertRejected(verifier, signed(RSA, header(RSA).build(), payload));
  }

  @Test
  void aClaimThatIsThereTwiceIsNobodys() throws Exception {
    String payload =
        "{\"iss\":\"%s\",\"aud\":\"atrium\",\"sub\":\"anna\",\"sub\":\"admin\",\"exp\":%d}"
            .formatted(ISSUER, NOW.plusSeconds(60).getEpochSecond());

    assertThat(verifier.verify(signed(RSA, header(RSA).build(), payload))).isEmpty();
  }

  @Test
  void extensionsThatWouldHaveToBeUnderstoodAreRefused() {
    JWSHeader unknown = header(RSA).criticalParams(Set.of("x")).customParam("x", true).build();
    JWSHeader known =
        header(RSA).criticalParams(Set.of("b64")).base64URLEncodePayload(true).build();

    assertRejected(verifier, signed(RSA, unknown, claims(NOW).build().toString()));
    assertRejected(verifier, signed(RSA, known, claims(NOW).build().toString()));
  }

  /** T10. */
  @Test
  void deepClaimsAreLeftUnread() throws Exception {
    String deep =
        "{\"iss\":\"" + ISSUER + "\",\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(verifier.verify(encoded("{\"alg\":\"RS256\"}") + "." + encoded(deep) + ".AAAA"))
        .isEmpty();
  }

  @Test
  void anotherAlgorithmOfTheSameKeyIsNotOffered() {
    for (JWSAlgorithm algorithm :
        List.of(JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256)) {
      JWSHeader header = new JWSHeader.Builder(algorithm).keyID("rsa-1").build();
      assertRejected(verifier, signed(RSA, header, claims(NOW).build().toString()));
    }
  }

  @Test
  void saysNothingOfTheTokenWhenItRefuses() {
    String token = token(rsaKey("rsa-1"), claims(NOW).subject("secret-name"));

    assertThatThrownBy(() -> verifier.verify(token))
        .isInstanceOf(TokenRejection.class)
        .hasMessage("its signature is not the issuer's")
        .hasNoCause();
  }

  /** It is refused without looking whether the issuer has newer keys, or any. */
  @Test
  void aTokenOutOfItsTimeIsNotWorthAKey() {
    AtomicInteger reads = new AtomicInteger();
    KeySource source =
        new KeySource(
            () -> {
              reads.incrementAndGet();
              return published(RSA);
            },
            Runnable::run,
            () -> 0);
    JwtVerifier counted = new JwtVerifier(config(Duration.ZERO), source, CLOCK);

    assertRejected(counted, token(RSA, claims(NOW).expirationTime(at(-90))));
    assertRejected(counted, token(RSA, claims(NOW).audience("other")));
    assertThat(reads).hasValue(0);
  }

  /** That a token was forged yesterday says nothing once the issuer has another key. */
  @Test
  void whatWasForgedMayBeGenuineOfTheNextKey() throws Exception {
    RSAKey next = rsaKey("rsa-1");
    AtomicReference<byte[]> document = new AtomicReference<>(published(RSA));
    AtomicLong now = new AtomicLong();
    KeySource source = new KeySource(document::get, Runnable::run, now::get);
    JwtVerifier rotated = new JwtVerifier(config(Duration.ZERO), source, CLOCK);
    String token = token(next, claims(NOW));

    assertRejected(rotated, token);
    assertRejected(rotated, token);
    document.set(published(next));
    now.addAndGet(KeySource.PAUSE.toNanos());

    assertThat(rotated.verify(token)).isPresent();
    assertThat(rotated.verify(token)).isPresent();
    assertRejected(rotated, token(RSA, claims(NOW)));
  }

  static void assertRejected(JwtVerifier verifier, String token) {
    assertThatThrownBy(() -> verifier.verify(token)).isInstanceOf(TokenRejection.class);
  }

  static JwtVerifier verifier(JwtConfig config, JWK... keys) {
    return verifier(config, published(keys));
  }

  static JwtVerifier verifier(JwtConfig config, byte[] document) {
    KeySource source = new KeySource(() -> document, Runnable::run, () -> 0);
    return new JwtVerifier(config, source, CLOCK);
  }

  static JwtConfig config(Duration tokenAge) {
    return new JwtConfig(
        Optional.empty(),
        Optional.of("https://issuer.example.org/jwks"),
        Set.of("RS256", "ES256"),
        ISSUER,
        List.of(AUDIENCE),
        Duration.ofSeconds(60),
        tokenAge);
  }
}
