package dev.atrium.wiring;

import dev.atrium.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Surfaces of the server itself, beyond the application's filters: what is not asked for is not
 * started. The server looks for a file of the value's name ({@code liberty/profiles}).
 */
public record SurfacesConfig(boolean openApiUi, boolean metrics) {

  private static final Setting<Boolean> OPENAPI_UI =
      Setting.flag(
          "atrium.openapi.ui.enabled",
          false,
          "Serve a page to try requests with at /openapi/ui to everybody who reaches the port; in"
              + " lower case and from the environment only");

  private static final Setting<Boolean> METRICS =
      Setting.flag(
          "atrium.metrics.enabled",
          false,
          "Serve figures of the server and of modules at /metrics to everybody who reaches the port;"
              + " in lower case and from the environment only");

  public static List<Setting<?>> settings() {
    return List.of(OPENAPI_UI, METRICS);
  }

  public static SurfacesConfig from(Config config) {
    return new SurfacesConfig(OPENAPI_UI.read(config), METRICS.read(config));
  }
}
