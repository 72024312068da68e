package dev.atrium.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import dev.atrium.testing.MapConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(HealthConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new HealthConfig(Duration.ofSeconds(3), Duration.ofSeconds(1)));
  }

  @Test
  void readsEveryProperty() {
    Map<String, String> values =
        Map.of("atrium.health.max-age", "PT10S", "atrium.health.timeout", "PT0.5S");

    assertThat(HealthConfig.from(MapConfig.of(values)))
        .isEqualTo(new HealthConfig(Duration.ofSeconds(10), Duration.ofMillis(500)));
    assertThat(HealthConfig.settings())
        .extracting(Setting::key)
        .containsExactlyInAnyOrderElementsOf(values.keySet());
  }

  @Test
  void refusesAnImpossibleAge() {
    Map<String, String> values = Map.of("atrium.health.max-age", "0");

    assertThatThrownBy(() -> HealthConfig.from(MapConfig.of(values)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("atrium.health.max-age must be a positive duration like PT5S, but is '0'");
  }
}
