package dev.atrium.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.DeploymentConfig.Mode;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentConfigTest {

  @Test
  void hasTheseDefaults() {
    DeploymentConfig config = DeploymentConfig.from(MapConfig.of(Map.of()));

    assertThat(config).isEqualTo(new DeploymentConfig(Mode.STANDALONE));
    assertThat(config.isKubeflow()).isFalse();
  }

  @Test
  void readsEveryProperty() {
    assertThat(DeploymentConfig.settings()).hasSize(1);
    DeploymentConfig config = DeploymentConfig.from(MapConfig.of("DEPLOYMENT_MODE", "Kubeflow"));

    assertThat(config).isEqualTo(new DeploymentConfig(Mode.KUBEFLOW));
    assertThat(config.isKubeflow()).isTrue();
  }

  @Test
  void refusesAModeNobodyKnows() {
    assertThatThrownBy(() -> DeploymentConfig.from(MapConfig.of("DEPLOYMENT_MODE", "cloud")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "DEPLOYMENT_MODE must be one of standalone, kubeflow, federated, but is 'cloud'");
  }
}
