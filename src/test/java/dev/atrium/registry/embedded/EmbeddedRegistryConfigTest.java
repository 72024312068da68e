package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedRegistryConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(EmbeddedRegistryConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(
            new EmbeddedRegistryConfig(
                "./data",
                "jdbc:h2:file:${atrium.data.dir}/registry;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                false));
  }

  /** User and password are read by the server alone. */
  @Test
  void readsEveryProperty() {
    assertThat(EmbeddedRegistryConfig.settings()).hasSize(5);
    assertThat(
            EmbeddedRegistryConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.data.dir", "/data",
                        "atrium.db.url", "jdbc:postgresql://db/registry",
                        "atrium.demo.data", "true"))))
        .isEqualTo(new EmbeddedRegistryConfig("/data", "jdbc:postgresql://db/registry", true));
  }

  @Test
  void refusesADirectoryThatDependsOnWhereItIsReadFrom() {
    assertThatThrownBy(
            () -> EmbeddedRegistryConfig.from(MapConfig.of(Map.of("atrium.data.dir", "data"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("atrium.data.dir must be absolute or start with ./, but is 'data'");
  }

  @Test
  void refusesAnUnknownDatabaseWithoutRepeatingItsAddress() {
    assertThatThrownBy(
            () ->
                EmbeddedRegistryConfig.from(
                    MapConfig.of(Map.of("atrium.db.url", "jdbc:x:?password=secret"))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("atrium.db.url must start with jdbc:h2: or jdbc:postgresql:");
  }
}
