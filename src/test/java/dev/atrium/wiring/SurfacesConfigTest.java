package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurfacesConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(SurfacesConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new SurfacesConfig(false, false));
  }

  @Test
  void readsEveryProperty() {
    assertThat(SurfacesConfig.settings()).hasSize(2);
    assertThat(
            SurfacesConfig.from(
                MapConfig.of(
                    Map.of("atrium.openapi.ui.enabled", "true", "atrium.metrics.enabled", "true"))))
        .isEqualTo(new SurfacesConfig(true, true));
  }
}
