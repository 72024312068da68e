package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class PeersConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(PeersConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new PeersConfig(TrustedPeers.NONE));
  }

  @Test
  void readsEveryProperty() {
    assertThat(PeersConfig.settings()).hasSize(1);
    assertThat(PeersConfig.from(peers("10.0.0.7, fd00::/8")))
        .isEqualTo(new PeersConfig(TrustedPeers.parse("10.0.0.7,fd00::/8")));
  }

  @Test
  void refusesANameOfAPeer() {
    assertThatThrownBy(() -> PeersConfig.from(peers("10.0.0.7,gateway")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "atrium.security.trusted-peers must be addresses and networks like 10.0.0.7 or"
                + " 10.1.0.0/16, but has 'gateway'");
  }

  private static Config peers(String list) {
    return MapConfig.of(Map.of("atrium.security.trusted-peers", list));
  }
}
