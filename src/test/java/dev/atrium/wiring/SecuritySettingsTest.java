package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.kubernetes.KubernetesConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecuritySettingsTest {

  private static final Map<String, String> NONE = Map.of();

  private static final Map<String, String> ONE =
      Map.of("atrium.kubernetes.mode", "in-cluster", "KUBERNETES_SERVICE_HOST", "10.0.0.1");

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

  private void assertRefused(Map<String, String> cluster, String sentence) {
    assertThatThrownBy(() -> check(cluster))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }

  private void check(Map<String, String> cluster) {
    Map<String, String> all = new HashMap<>(values);
    all.putAll(cluster);
    Config config = MapConfig.of(all);
    SecuritySettings.from(config)
        .requireConsistent(ServerConfig.from(config), KubernetesConfig.from(config));
  }
}
