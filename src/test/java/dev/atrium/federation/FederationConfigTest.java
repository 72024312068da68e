package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.upstream.Limits;
import dev.atrium.testing.MapConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FederationConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(FederationConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(
            new FederationConfig(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                new Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(10),
                    64),
                128,
                33_554_432,
                67_108_864,
                Duration.ofHours(1),
                Duration.ofSeconds(30)));
  }

  @Test
  void readsTheListItself() {
    assertThat(FederationConfig.from(MapConfig.of(Map.of("MODULE_FEDERATION_CONFIG", "[]"))).list())
        .contains("[]");
  }

  @Test
  void readsEveryOtherProperty() {
    assertThat(
            FederationConfig.from(
                MapConfig.of(
                    Map.ofEntries(
                        Map.entry("MODULE_FEDERATION_CONFIG_FILE", "/m.json"),
                        Map.entry("MODEL_REGISTRY_MODULE_URL", "http://a"),
                        Map.entry("MODEL_SERVING_URL", "http://b"),
                        Map.entry("OC_PROJECT", "ns"),
                        Map.entry("atrium.federation.local.enabled", "true"),
                        Map.entry("atrium.federation.connect-timeout", "PT2S"),
                        Map.entry("atrium.federation.response-timeout", "PT3S"),
                        Map.entry("atrium.federation.idle-timeout", "PT4S"),
                        Map.entry("atrium.federation.stream-idle-timeout", "PT5S"),
                        Map.entry("atrium.federation.max-concurrent", "6"),
                        Map.entry("atrium.federation.max-concurrent-in-all", "7"),
                        Map.entry("atrium.federation.max-body-size", "8"),
                        Map.entry("atrium.federation.cache.max-size", "9"),
                        Map.entry("atrium.federation.stale-time", "PT10S"),
                        Map.entry("atrium.federation.health-interval", "PT11S")))))
        .isEqualTo(
            new FederationConfig(
                Optional.of(Path.of("/m.json")),
                Optional.empty(),
                Optional.of(URI.create("http://a")),
                Optional.of(URI.create("http://b")),
                "ns",
                true,
                new Limits(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    6),
                7,
                8,
                9,
                Duration.ofSeconds(10),
                Duration.ofSeconds(11)));
  }
}
