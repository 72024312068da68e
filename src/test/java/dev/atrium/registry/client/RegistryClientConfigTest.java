package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import dev.atrium.testing.MapConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new RegistryClientConfig(
                Optional.empty(),
                List.of(),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                200,
                150,
                8388608));
  }

  @Test
  void readsEveryProperty() {
    Map<String, String> values =
        Map.of(
            "MODEL_REGISTRY_URL", "https://registry.example:8443/prefix/",
            "BUNDLE_PATHS", " /etc/a.pem, ,/etc/b.pem,",
            "INSECURE_SKIP_VERIFY", "TRUE",
            "atrium.registry.client.connect-timeout", "PT0.2S",
            "atrium.registry.client.response-timeout", "PT2S",
            "atrium.registry.client.total-timeout", "PT2S",
            "atrium.registry.client.pool-size", "7",
            "atrium.registry.client.max-calls", "6",
            "atrium.registry.client.max-entity-size", "4096");

    assertThat(config(values))
        .isEqualTo(
            new RegistryClientConfig(
                Optional.of(URI.create("https://registry.example:8443/prefix/")),
                List.of(Path.of("/etc/a.pem"), Path.of("/etc/b.pem")),
                true,
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                7,
                6,
                4096));
    assertThat(RegistryClientConfig.settings())
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(values.keySet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MODEL_REGISTRY_URL                      | registry:8080
          MODEL_REGISTRY_URL                      | ftp://registry
          MODEL_REGISTRY_URL                      | http://registry?a=b
          MODEL_REGISTRY_URL                      | http://registry#a
          MODEL_REGISTRY_URL                      | http://registry/api/model_registry/v1alpha3
          INSECURE_SKIP_VERIFY                    | yes
          atrium.registry.client.connect-timeout  | PT0S
          atrium.registry.client.connect-timeout  | PT0.0001S
          atrium.registry.client.connect-timeout  | PT2H
          atrium.registry.client.response-timeout | 5
          atrium.registry.client.response-timeout | PT0.0001S
          atrium.registry.client.response-timeout | PT2H
          atrium.registry.client.total-timeout    | PT2H
          atrium.registry.client.total-timeout    | PT4S
          atrium.registry.client.pool-size        | 0
          atrium.registry.client.pool-size        | many
          atrium.registry.client.max-entity-size  | 1000
          """)
  void refusesABadValueAndNamesIt(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("'" + value + "'");
  }

  @Test
  void refusesCredentialsInTheAddressWithoutRepeatingThem() {
    assertThatThrownBy(() -> config(Map.of("MODEL_REGISTRY_URL", "http://user:secret@registry")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("MODEL_REGISTRY_URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesAPathThatIsNone() {
    assertThatThrownBy(() -> config(Map.of("BUNDLE_PATHS", "a\0b")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("BUNDLE_PATHS");
  }

  @Test
  void putsTheApiBelowTheAddress() {
    assertThat(address("http://registry:8080"))
        .isEqualTo("http://registry:8080/api/model_registry/v1alpha3");
    assertThat(address("http://registry:8080/"))
        .isEqualTo("http://registry:8080/api/model_registry/v1alpha3");
    assertThat(address("https://gateway/ns/one/"))
        .isEqualTo("https://gateway/ns/one/api/model_registry/v1alpha3");
  }

  private static String address(String url) {
    return RegistryApiFactory.apiAddress(URI.create(url)).toString();
  }

  private static RegistryClientConfig config(Map<String, String> values) {
    return RegistryClientConfig.from(MapConfig.of(values));
  }
}
