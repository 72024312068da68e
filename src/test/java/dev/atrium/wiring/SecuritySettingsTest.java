package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.AuthorizationConfig;
import dev.atrium.security.GatewayConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySettingsTest {

  private static final Optional<Cluster> NONE = Optional.empty();

  /** Whether it is there is all that is asked. */
  private static final Optional<Cluster> ONE =
      Optional.of(
          (Cluster)
              Proxy.newProxyInstance(
                  Cluster.class.getClassLoader(),
                  new Class<?>[] {Cluster.class},
                  (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException();
                  }));

  private final Map<String, String> values = new HashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "*", "192.168.1.7", "example.org", "::"})
  void startsWithoutAuthenticationOnALoopbackAddressOnly(String host) {
    values.put("atrium.host", host);

    assertRefused(
        NONE,
        "atrium.host must be a loopback address while AUTH_MODE is disabled, but is '"
            + host
            + "'");
  }

  @Test
  void startsAnywhereWithAuthentication() {
    values.put("atrium.host", "0.0.0.0");
    values.put("AUTH_MODE", "internal");
    values.put("atrium.security.trusted-peers", "10.0.0.1");

    assertThatNoException().isThrownBy(() -> check(NONE));
  }

  @Test
  void startsByItself() {
    assertThatNoException().isThrownBy(() -> check(NONE));
  }

  @Test
  void aGatewayHasToBeTrusted() {
    values.put("AUTH_MODE", "internal");

    assertRefused(
        NONE,
        "atrium.security.trusted-peers or atrium.security.trusted-subjects must be set when"
            + " AUTH_MODE is internal");
    values.put("atrium.security.trusted-subjects", "CN=gateway");
    assertThatNoException().isThrownBy(() -> check(NONE));
  }

  @Test
  void somebodyHasToKnowTokens() {
    String sentence =
        "mp.jwt.verify.publickey.location or mp.jwt.verify.publickey must be set when AUTH_MODE is"
            + " user_token and no cluster reviews tokens";
    values.put("AUTH_MODE", "user_token");
    assertRefused(NONE, sentence);
    assertThatNoException().isThrownBy(() -> check(ONE));

    values.put("atrium.security.token-review", "off");
    assertRefused(ONE, sentence);
    values.put("mp.jwt.verify.publickey.location", "https://issuer.example.org/jwks");
    values.put("mp.jwt.verify.issuer", "me");
    values.put("mp.jwt.verify.audiences", "a");
    assertThatNoException().isThrownBy(() -> check(NONE));

    values.put("atrium.security.token-review", "on");
    assertRefused(NONE, "atrium.security.token-review is on, but there is no cluster");
  }

  @Test
  void aClusterHasToBeThereToDecide() {
    values.put("atrium.security.authorization", "both");
    values.put("atrium.registry.namespace", "models");
    assertRefused(
        ONE,
        "atrium.security.authorization must be roles while AUTH_MODE is disabled, but is 'both'");

    values.put("AUTH_MODE", "internal");
    values.put("atrium.security.trusted-peers", "10.0.0.1");
    assertRefused(
        NONE,
        "atrium.security.authorization must be roles where there is no cluster, but is 'both'");
    assertThatNoException().isThrownBy(() -> check(ONE));
  }

  private void assertRefused(Optional<Cluster> cluster, String sentence) {
    assertThatThrownBy(() -> check(cluster))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }

  private void check(Optional<Cluster> cluster) {
    Config config = MapConfig.of(values);
    new SecuritySettings(
            AuthenticationConfig.from(config),
            TokenConfig.from(config),
            JwtConfig.from(config),
            GatewayConfig.from(config),
            AuthorizationConfig.from(config))
        .requireConsistent(ServerConfig.from(config), cluster);
  }
}
