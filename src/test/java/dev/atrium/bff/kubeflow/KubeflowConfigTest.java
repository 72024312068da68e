package dev.atrium.bff.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubeflowConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(KubeflowConfig.from(MapConfig.of(Map.of()))).isEqualTo(new KubeflowConfig(false));
  }

  @Test
  void readsEveryProperty() {
    assertThat(KubeflowConfig.settings()).hasSize(1);
    assertThat(
            KubeflowConfig.from(MapConfig.of(Map.of("atrium.kubeflow.namespaces.enabled", "true"))))
        .isEqualTo(new KubeflowConfig(true));
  }
}
