package dev.atrium.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.MapConfig;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryNameConfigTest {

  @Test
  void hasTheseDefaults() {
    RegistryNameConfig config = config(Map.of());

    assertThat(config).isEqualTo(new RegistryNameConfig(Optional.empty(), "model-registry"));
    assertThat(config.namespaceOrUsual()).isEqualTo("kubeflow");
  }

  @Test
  void readsEveryProperty() {
    RegistryNameConfig config =
        config(Map.of("atrium.registry.namespace", "team", "atrium.registry.name", "main"));

    assertThat(config).isEqualTo(new RegistryNameConfig(Optional.of("team"), "main"));
    assertThat(config.namespaceOrUsual()).isEqualTo("team");
    assertThat(RegistryNameConfig.settings()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"atrium.registry.namespace, Team", "atrium.registry.name, a_b"})
  void refusesABadValueAndNamesIt(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "%s must be 1 to 63 lower case letters, digits and inner hyphens, but is '%s'"
                .formatted(key, value));
  }

  private static RegistryNameConfig config(Map<String, String> values) {
    return RegistryNameConfig.from(MapConfig.of(values));
  }
}
