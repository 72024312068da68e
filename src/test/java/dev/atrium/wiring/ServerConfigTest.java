package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.MapConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(ServerConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new ServerConfig(8080, "127.0.0.1", "simple", "info"));
  }

  @Test
  void readsEveryProperty() {
    assertThat(ServerConfig.settings()).hasSize(4);
    assertThat(
            ServerConfig.from(
                MapConfig.of(
                    Map.of(
                        "PORT", "9000",
                        "atrium.host", "localhost",
                        "LOG_FORMAT", "JSON",
                        "LOG_LEVEL", "fine"))))
        .isEqualTo(new ServerConfig(9000, "localhost", "json", "fine"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "[::1]", "localhost"})
  void isLocalOnALoopbackAddress(String host) {
    assertThat(server(host).listensOnLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "*", "192.168.1.7", "example.org", "::", "127.0.0.1.evil.org"})
  void isNotLocalOnAnyOther(String host) {
    assertThat(server(host).listensOnLoopback()).isFalse();
  }

  private static ServerConfig server(String host) {
    return ServerConfig.from(MapConfig.of(Map.of("atrium.host", host)));
  }
}
