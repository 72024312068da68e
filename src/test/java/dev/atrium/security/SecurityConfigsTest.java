package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.security.AuthenticationConfig.Mode;
import dev.atrium.security.AuthorizationConfig.Decider;
import dev.atrium.security.TokenConfig.Review;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityConfigsTest {

  private static final Config EMPTY = MapConfig.of(Map.of());

  @Test
  void authenticationHasTheseDefaults() {
    assertThat(AuthenticationConfig.from(EMPTY))
        .isEqualTo(new AuthenticationConfig(Mode.DISABLED, "demo", 401));
  }

  @Test
  void authenticationReadsEveryProperty() {
    assertThat(AuthenticationConfig.settings()).hasSize(3);
    assertThat(
            AuthenticationConfig.from(
                MapConfig.of(
                    Map.of(
                        "AUTH_MODE", "User_Token",
                        "atrium.security.demo-user", "me@example.org",
                        "atrium.security.missing-identity-status", "400"))))
        .isEqualTo(new AuthenticationConfig(Mode.USER_TOKEN, "me@example.org", 400));
  }

  @Test
  void tokensHaveTheseDefaults() {
    assertThat(TokenConfig.from(EMPTY))
        .isEqualTo(new TokenConfig("Authorization", "Bearer", Review.AUTO));
  }

  @Test
  void tokensReadEveryProperty() {
    assertThat(TokenConfig.settings()).hasSize(3);
    assertThat(
            TokenConfig.from(
                MapConfig.of(
                    Map.of(
                        "AUTH_TOKEN_HEADER", "x-forwarded-access-token",
                        "AUTH_TOKEN_PREFIX", "Token:",
                        "atrium.security.token-review", "off"))))
        .isEqualTo(new TokenConfig("x-forwarded-access-token", "Token:", Review.OFF));
  }

  /** Manifests that give an empty prefix mean none; here it counts as not set. */
  @Test
  void aWordSaysThatNothingStandsBeforeTheToken() {
    assertThat(TokenConfig.from(MapConfig.of(Map.of("AUTH_TOKEN_PREFIX", "none"))).prefix())
        .isEmpty();
    assertThat(TokenConfig.from(MapConfig.of(Map.of("AUTH_TOKEN_PREFIX", ""))).prefix())
        .isEqualTo("Bearer");
  }

  @Test
  void theGatewayHasTheseDefaults() {
    assertThat(GatewayConfig.from(EMPTY))
        .isEqualTo(
            new GatewayConfig("kubeflow-userid", "kubeflow-groups", TrustedPeers.NONE, List.of()));
    assertThat(GatewayConfig.from(EMPTY).trustsSomebody()).isFalse();
  }

  @Test
  void theGatewayReadsEveryProperty() {
    GatewayConfig gateway =
        GatewayConfig.from(
            MapConfig.of(
                Map.of(
                    "atrium.security.user-header", "x-user",
                    "atrium.security.groups-header", "x-groups",
                    "atrium.security.trusted-peers", "10.0.0.0/8, ::1",
                    "atrium.security.trusted-subjects", "CN=gateway,O=mesh; CN=other")));

    assertThat(GatewayConfig.settings()).hasSize(3);
    assertThat(gateway.userHeader()).isEqualTo("x-user");
    assertThat(gateway.groupsHeader()).isEqualTo("x-groups");
    assertThat(gateway.peers()).isEqualTo(TrustedPeers.parse("10.0.0.0/8, ::1"));
    assertThat(gateway.subjects())
        .containsExactly(new X500Principal("CN=gateway, O=mesh"), new X500Principal("CN=other"));
    assertThat(gateway.trustsSomebody()).isTrue();
  }

  @Test
  void authorizationHasTheseDefaults() {
    assertThat(AuthorizationConfig.from(EMPTY))
        .isEqualTo(
            new AuthorizationConfig(
                Decider.ROLES,
                Map.of(
                    Role.VIEWER, Set.of("viewer"),
                    Role.EDITOR, Set.of("editor"),
                    Role.ADMIN, Set.of("admin")),
                Optional.empty(),
                "model-registry"));
  }

  @Test
  void authorizationReadsEveryProperty() {
    assertThat(AuthorizationConfig.settings()).hasSize(4);
    assertThat(
            AuthorizationConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.security.authorization", "both",
                        "atrium.security.roles.viewer", "*",
                        "atrium.security.roles.editor", "a, b",
                        "atrium.security.roles.admin", "c",
                        "atrium.registry.namespace", "models",
                        "atrium.registry.name", "registry"))))
        .isEqualTo(
            new AuthorizationConfig(
                Decider.BOTH,
                Map.of(
                    Role.VIEWER, Set.of("*"),
                    Role.EDITOR, Set.of("a", "b"),
                    Role.ADMIN, Set.of("c")),
                Optional.of("models"),
                "registry"));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AUTH_MODE | none | AUTH_MODE must be one of user_token, internal, disabled, but is 'none'
          atrium.security.demo-user | a,b | atrium.security.demo-user must be printable ASCII without a comma, but is 'a,b'
          atrium.security.missing-identity-status | 403 | atrium.security.missing-identity-status must be a whole number from 400 to 401, but is '403'
          AUTH_TOKEN_HEADER | a b | AUTH_TOKEN_HEADER must be the name of a header, but is 'a b'
          atrium.security.user-header | a: | atrium.security.user-header must be the name of a header, but is 'a:'
          atrium.security.groups-header | Kubeflow-UserId | atrium.security.user-header and atrium.security.groups-header must differ, but both are 'kubeflow-userid'
          atrium.security.trusted-subjects | gateway | atrium.security.trusted-subjects must be names like CN=gateway,O=mesh, but is 'gateway'
          atrium.registry.name | a.b | atrium.registry.name must be 1 to 63 lower case letters, digits and inner hyphens, but is 'a.b'
          atrium.registry.namespace | A | atrium.registry.namespace must be 1 to 63 lower case letters, digits and inner hyphens, but is 'A'
          atrium.security.authorization | kubernetes | atrium.registry.namespace must be set when atrium.security.authorization is 'kubernetes'
          """)
  void refusesInOneSentence(String key, String value, String sentence) {
    Config config = MapConfig.of(Map.of(key, value));

    assertThatThrownBy(
            () ->
                assertThat(
                        List.of(
                            AuthenticationConfig.from(config),
                            TokenConfig.from(config),
                            GatewayConfig.from(config),
                            AuthorizationConfig.from(config)))
                    .isEmpty())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }
}
