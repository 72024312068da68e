package dev.atrium.web;

import dev.atrium.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * What the web tier needs to know about the server it runs in.
 *
 * @param registryPort the port that serves the registry's own API and nothing else
 * @param openApiEnabled whether the description of the API is served
 */
public record WebConfig(int registryPort, boolean openApiEnabled) {

  public static final Setting<Integer> REGISTRY_PORT =
      Setting.number(
          "atrium.registry.port",
          8081,
          1,
          65_535,
          "Loopback port that serves the registry's own API alone");

  private static final Setting<Boolean> OPENAPI_ENABLED =
      Setting.flag("atrium.openapi.enabled", true, "Serve the description of the API at /openapi");

  public static List<Setting<?>> settings() {
    return List.of(REGISTRY_PORT, OPENAPI_ENABLED);
  }

  public static WebConfig from(Config config) {
    return new WebConfig(REGISTRY_PORT.read(config), OPENAPI_ENABLED.read(config));
  }
}
