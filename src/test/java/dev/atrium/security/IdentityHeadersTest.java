package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.security.TokenConfig.Review;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityHeadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow-userid",
        "Kubeflow-Groups",
        "X-User-ID",
        "X-Auth-Request-User",
        "x-auth-request-access-token",
        "X-Forwarded-For",
        "X-Forwarded-Prefix",
        "X-Forwarded-Access-Token",
        "Forwarded",
        "X-Real-IP",
        "X-Remote-User",
        "X-Remote-Extra-Scopes",
        "Impersonate-User",
        "IMPERSONATE-EXTRA-X",
        "X-Original-URL",
        "True-Client-IP",
        "Auth-User",
        "REMOTE-GROUPS"
      })
  void knowsHeadersThatOnlyAProxyMaySet(String name) {
    assertThat(headers("Authorization").include(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization",
        "X-Request-Id",
        "X-Namespace",
        "traceparent",
        "Via",
        "If-Match"
      })
  void leavesTheOthersAlone(String name) {
    assertThat(headers("Authorization").include(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"X-Forwarded-Access-Token, false", "X-Forwarded-For, true"})
  void leavesTheHeaderThatCarriesTheToken(String name, boolean isHidden) {
    assertThat(headers("x-forwarded-access-token").include(name)).isEqualTo(isHidden);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH-USER, true",
    "remote-groups, true",
    "x-token, true",
    "X-Forwarded-For, false",
    "kubeflow-userid, false"
  })
  void knowsThoseThatThisDeploymentIsToldBy(String name, boolean isOne) {
    assertThat(headers("X-Token").sayWhoCalls(name)).isEqualTo(isOne);
  }

  private static IdentityHeaders headers(String tokenHeader) {
    return new IdentityHeaders(
        new GatewayConfig("auth-user", "remote-groups", TrustedPeers.parse(""), List.of()),
        new TokenConfig(tokenHeader, "Bearer", Review.AUTO));
  }
}
