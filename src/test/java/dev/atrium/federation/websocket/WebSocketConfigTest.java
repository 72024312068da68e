package dev.atrium.federation.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.MapConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebSocketConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(WebSocketConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new WebSocketConfig(200, 100, 50, 1024 * 1024, Duration.ofSeconds(30)));
  }

  @Test
  void readsEveryProperty() {
    assertThat(
            WebSocketConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.federation.websocket.max-connections", "7",
                        "atrium.federation.websocket.max-connections-per-module", "3",
                        "atrium.federation.websocket.max-connections-per-user", "2",
                        "atrium.federation.websocket.max-frame-size", "4096",
                        "atrium.federation.websocket.heartbeat", "PT5S"))))
        .isEqualTo(new WebSocketConfig(7, 3, 2, 4096, Duration.ofSeconds(5)));
  }
}
