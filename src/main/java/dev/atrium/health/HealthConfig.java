package dev.atrium.health;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.Setting;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How often probes look at the registry, and how long they wait for it.
 *
 * @param maxAge how long the result of a check is used
 * @param timeout how long a probe waits before it reports the reason {@code timeout}
 */
public record HealthConfig(Duration maxAge, Duration timeout) {

  private static final Setting<Duration> MAX_AGE =
      Setting.duration(
          "atrium.health.max-age",
          Duration.ofSeconds(3),
          "How long the result of a health check of the registry is used before the next probe"
              + " looks again");

  private static final Setting<Duration> TIMEOUT =
      Setting.duration(
          "atrium.health.timeout",
          Duration.ofSeconds(1),
          "How long a health probe waits for the registry; less than the timeout of the platform's"
              + " probes");

  public HealthConfig {
    requireNonNull(maxAge, "maxAge is null");
    requireNonNull(timeout, "timeout is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(MAX_AGE, TIMEOUT);
  }

  public static HealthConfig from(Config config) {
    return new HealthConfig(MAX_AGE.read(config), TIMEOUT.read(config));
  }
}
