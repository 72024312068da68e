package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistriesConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(config(Map.of()))
        .isEqualTo(new RegistriesConfig("kubeflow", "model-registry", new TreeMap<>()));
  }

  @Test
  void readsEveryProperty() {
    Map<String, String> values =
        Map.of(
            "atrium.registry.namespace", "team",
            "atrium.registry.name", "main",
            "atrium.registry.others", "a=http://a:8080, b = https://b/x");

    assertThat(config(values))
        .isEqualTo(
            new RegistriesConfig(
                "team",
                "main",
                new TreeMap<>(
                    Map.of("a", URI.create("http://a:8080"), "b", URI.create("https://b/x")))));
    assertThat(RegistriesConfig.settings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          atrium.registry.namespace | Team
          atrium.registry.name      | a_b
          atrium.registry.others    | a
          atrium.registry.others    | a=b
          atrium.registry.others    | a=http://a,a=http://b
          atrium.registry.others    | A=http://a
          atrium.registry.others    | model-registry=http://a
          """)
  void refusesABadValueAndNamesIt(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(key);
  }

  @Test
  void repeatsNoCredentials() {
    assertThatThrownBy(
            () -> config(Map.of("atrium.registry.others", "a=http://a,b=http://u:secret@b")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageNotContaining("secret");
  }

  private static RegistriesConfig config(Map<String, String> values) {
    return RegistriesConfig.from(MapConfig.of(values));
  }
}
