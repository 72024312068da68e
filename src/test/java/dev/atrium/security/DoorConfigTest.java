package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(DoorConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(new DoorConfig(Set.of(), Set.of(), false));
  }

  @Test
  void readsEveryProperty() {
    assertThat(DoorConfig.settings()).hasSize(3);
    assertThat(
            DoorConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.security.allowed-hosts", "Atrium.example.com, [fd00::1]",
                        "ALLOWED_ORIGINS", "https://a.example,http://localhost:3000",
                        "atrium.exposed", "true"))))
        .isEqualTo(
            new DoorConfig(
                Set.of("atrium.example.com", "[fd00::1]"),
                Set.of("https://a.example", "http://localhost:3000"),
                true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "null",
        "https://*.example.com",
        "a.example",
        "https://",
        "https://a.example/",
        "https://a.example:0",
        "https://user@a.example",
        "ftp://a.example",
        "javascript:alert(1)"
      })
  void refusesWhatIsNoOrigin(String origin) {
    assertThatThrownBy(() -> DoorConfig.from(MapConfig.of(Map.of("ALLOWED_ORIGINS", origin))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "ALLOWED_ORIGINS must be origins like https://dashboard.example.com, but has '"
                + origin
                + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "https://a.example", "a.example:8080", "a/b"})
  void refusesWhatIsNoHostName(String host) {
    assertThatThrownBy(
            () -> DoorConfig.from(MapConfig.of(Map.of("atrium.security.allowed-hosts", host))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "atrium.security.allowed-hosts must be host names without ports, but has '"
                + host
                + "'");
  }
}
