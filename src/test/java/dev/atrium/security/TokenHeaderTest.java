package dev.atrium.security;

import static dev.atrium.security.FakeRequest.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atrium.security.IdentityException.Reason;
import dev.atrium.security.TokenConfig.Review;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHeaderTest {

  private final TokenHeader standard = header("Authorization", "Bearer");
  private final TokenHeader dashboard = header("x-forwarded-access-token", "Bearer");

  @Test
  void takesTheTokenBehindThePrefix() {
    assertThat(standard.tokenOf(request().with("authorization", "Bearer a.b-c_d~e/f+g==")))
        .isEqualTo("a.b-c_d~e/f+g==");
    assertThat(standard.tokenOf(request().with("Authorization", "Bearer   t"))).isEqualTo("t");
  }

  @Test
  void takesTheTokenAloneFromAHeaderOfItsOwn() {
    assertThat(dashboard.tokenOf(request().with("X-Forwarded-Access-Token", "t"))).isEqualTo("t");
    assertThat(dashboard.tokenOf(request().with("X-Forwarded-Access-Token", "Bearer t")))
        .isEqualTo("t");
  }

  @Test
  void takesItFromNoOtherHeader() {
    assertThat(
            refusal(
                dashboard,
                request().with("Authorization", "Bearer t").with("Cookie", "Authorization=t")))
        .hasMessage("missing required Header: x-forwarded-access-token")
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.MISSING);
  }

  @Test
  void aPrefixThatIsNoWordStandsRightBeforeTheToken() {
    assertThat(
            header("Authorization", "Token:").tokenOf(request().with("Authorization", "Token:t")))
        .isEqualTo("t");
  }

  @Test
  void withoutAPrefixTheTokenIsAllThereIs() {
    TokenHeader bare = header("Authorization", "");

    assertThat(bare.tokenOf(request().with("Authorization", "sha256~t"))).isEqualTo("sha256~t");
    assertThat(refusal(bare, request().with("Authorization", "Bearer t")))
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.INVALID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic YTpi", "bearer t", "Bearer", "Bearert", "t", "Bearer\tt", "Negotiate"})
  void anotherSchemeIsNoToken(String value) {
    assertThat(refusal(standard, request().with("Authorization", value)))
        .hasMessage("expected token Header Authorization to start with Prefix \"Bearer \"")
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.MISSING);
  }

  /** T9. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer a, Bearer b",
        "Bearer a b",
        "Bearer \ta",
        "Bearer a\r",
        "Bearer =",
        "Bearer \u00e4"
      })
  void whatIsNotOneTokenIsInvalid(String value) {
    assertThat(refusal(standard, request().with("Authorization", value)).reason())
        .isEqualTo(Reason.INVALID);
  }

  @Test
  void anEmptyTokenIsNone() {
    assertThat(refusal(standard, request().with("Authorization", "Bearer ")))
        .hasMessage("token is required for token-based authentication")
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.MISSING);
    assertThat(refusal(dashboard, request().with("X-Forwarded-Access-Token", "")))
        .hasMessage("missing required Header: x-forwarded-access-token")
        .extracting(IdentityException::reason)
        .isEqualTo(Reason.MISSING);
  }

  /** T9. */
  @Test
  void twoDifferentTokensAreInvalid() {
    FakeRequest twins =
        request().with("Authorization", "Bearer a").with("authorization", "Bearer a");

    assertThat(standard.tokenOf(twins)).isEqualTo("a");
    assertThat(refusal(standard, twins.with("Authorization", "Bearer b")).reason())
        .isEqualTo(Reason.INVALID);
  }

  /** T10. */
  @Test
  void aTokenOfMoreThan16KibibytesIsInvalid() {
    String longest = "a".repeat(16 * 1024);

    assertThat(standard.tokenOf(request().with("Authorization", "Bearer " + longest)))
        .isEqualTo(longest);
    assertThat(refusal(standard, request().with("Authorization", "Bearer a" + longest)).reason())
        .isEqualTo(Reason.INVALID);
  }

  @Test
  void withoutAuthenticationEverybodyIsTheDemoUser() {
    DemoAuthenticator demo =
        new DemoAuthenticator("demo", new TokenConfig("Authorization", "Bearer", Review.AUTO));

    assertThat(demo.authenticate(request().with("Authorization", "Basic YTpi")))
        .isEqualTo(new Caller("demo", Set.of(), Optional.empty()));
    assertThat(demo.authenticate(request().with("Authorization", "Bearer t")).token().orElseThrow())
        .hasToString("BearerToken[...]")
        .extracting(BearerToken::value)
        .isEqualTo("t");
  }

  private static TokenHeader header(String name, String prefix) {
    return new TokenHeader(new TokenConfig(name, prefix, Review.AUTO));
  }

  private static IdentityException refusal(TokenHeader header, IncomingRequest request) {
    return catchThrowableOfType(IdentityException.class, () -> header.tokenOf(request));
  }
}
