package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckedSettingsTest {

  /** Everything that is no text, in the reference of all settings. */
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| `[A-Z_]+` \\| (?!text|list)[^|]+ \\|.*");

  private final Map<String, String> values = new HashMap<>();

  @Test
  void findsNothingInTheDefaults() {
    assertTold();
  }

  @Test
  void tellsOfEverySettingThatIsWrongAtOnce() throws IOException {
    try (Stream<String> rows = Files.lines(Path.of("docs/configuration.md"))) {
      rows.map(ROW::matcher).filter(Matcher::matches).forEach(row -> values.put(row.group(1), "?"));
    }
    assertThat(values).hasSizeGreaterThan(50);
    int wrong = values.size();
    // Nobody reads the port without it.
    values.put("KUBERNETES_SERVICE_HOST", "10.0.0.1");

    assertThat(CheckedSettings.refusals(MapConfig.of(values)))
        .hasSize(wrong)
        .allMatch(sentence -> sentence.matches("\\S+ must be .*, but is '\\?'"))
        .extracting(sentence -> sentence.substring(0, sentence.indexOf(' ')))
        .doesNotHaveDuplicates()
        .isSubsetOf(values.keySet());
  }

  @Test
  void tellsOfEveryTextThatIsWrongAtOnce() {
    values.put("atrium.data.dir", "data");
    values.put("atrium.db.url", "jdbc:oracle:thin:");
    values.put("atrium.pages.base-path", "models");
    values.put("atrium.pages.namespace", "A");
    values.put("ALLOWED_ORIGINS", "*");
    values.put("atrium.security.allowed-hosts", "a:1");
    values.put("atrium.registry.name", "A");

    assertTold(
        "ALLOWED_ORIGINS must be origins like https://dashboard.example.com, but has '*'",
        "atrium.data.dir must be absolute or start with ./, but is 'data'",
        "atrium.db.url must start with jdbc:h2: or jdbc:postgresql:",
        "atrium.pages.base-path must be a path like /models/, but is 'models'",
        "atrium.pages.namespace must be 1 to 63 lower case letters, digits and inner hyphens, but is"
            + " 'A'",
        "atrium.registry.name must be 1 to 63 lower case letters, digits and inner hyphens, but is"
            + " 'A'",
        "atrium.security.allowed-hosts must be host names without ports, but has 'a:1'");
  }

  @Test
  void tellsWhatSettingsMustNotBeTogether() {
    values.put("atrium.host", "*");
    values.put("atrium.security.authorization", "both");
    values.put("PORT", "8081");
    values.put("atrium.tls.only", "true");
    values.put("mp.jwt.verify.publickey.location", "https://issuer.example.org/jwks");
    values.put("atrium.registry.client.total-timeout", "PT1S");

    assertTold(
        "PORT and atrium.registry.port must differ, but both are '8081'",
        "atrium.host must be a loopback address while AUTH_MODE is disabled, but is '*'",
        "atrium.registry.client.total-timeout must not be shorter than"
            + " atrium.registry.client.response-timeout, which is PT5S, but is 'PT1S'",
        "atrium.registry.namespace must be set when atrium.security.authorization is 'both'",
        "atrium.tls.enabled must be true when atrium.tls.only is true",
        "mp.jwt.verify.audiences must be set, for a public key that verifies tokens is",
        "mp.jwt.verify.issuer must be set, for a public key that verifies tokens is");
  }

  @Test
  void holdsNothingAgainstASettingWhileAnotherIsWrong() {
    values.put("AUTH_MODE", "nobody");
    values.put("atrium.host", "*");
    values.put("atrium.registry.client.response-timeout", "soon");
    values.put("atrium.registry.client.total-timeout", "PT1S");

    assertTold(
        "AUTH_MODE must be one of user_token, internal, disabled, but is 'nobody'",
        "atrium.registry.client.response-timeout must be a positive duration like PT5S, but is"
            + " 'soon'");
  }

  @Test
  void readsTheKeysThatVerifyTokens() {
    values.put("AUTH_MODE", "user_token");
    values.put("mp.jwt.verify.issuer", "me");
    values.put("mp.jwt.verify.audiences", "atrium");
    values.put("mp.jwt.verify.publickey.location", "/nowhere/keys.pem");

    assertTold("mp.jwt.verify.publickey.location names a file that cannot be read");
  }

  @Test
  void stopsTheStart() {
    values.put("PORT", "high");
    values.put("LOG_LEVEL", "loud");

    assertThatThrownBy(() -> new CheckedSettings(MapConfig.of(values)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            """
            PORT must be a whole number from 1 to 65535, but is 'high'
            LOG_LEVEL must be one of warning, info, fine, finer, finest, but is 'loud'""");
  }

  private void assertTold(String... sentences) {
    assertThat(CheckedSettings.refusals(MapConfig.of(values))).containsExactlyInAnyOrder(sentences);
  }
}
