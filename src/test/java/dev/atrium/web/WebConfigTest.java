package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(WebConfig.from(MapConfig.of(Map.of()))).isEqualTo(new WebConfig(8081, true));
  }

  @Test
  void readsEveryProperty() {
    assertThat(WebConfig.settings()).hasSize(2);
    assertThat(
            WebConfig.from(
                MapConfig.of(
                    Map.of("atrium.registry.port", "9000", "atrium.openapi.enabled", "false"))))
        .isEqualTo(new WebConfig(9000, false));
  }

  @Test
  void refusesAPortThatIsNone() {
    assertThatThrownBy(() -> WebConfig.from(MapConfig.of(Map.of("atrium.registry.port", "70000"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("atrium.registry.port must be a whole number from 1 to 65535, but is '70000'");
  }
}
