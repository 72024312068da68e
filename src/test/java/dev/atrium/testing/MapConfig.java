package dev.atrium.testing;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Settings as somebody has set them, for tests of what reads them. */
public final class MapConfig {

  private MapConfig() {}

  /** A configuration that knows this key and no other. */
  public static Config of(String key, String value) {
    return of(Map.of(key, value));
  }

  /** A configuration that knows these keys and no others. */
  public static Config of(Map<String, String> values) {
    return (Config)
        Proxy.newProxyInstance(
            MapConfig.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getOptionalValue")) {
                return Optional.ofNullable(values.get(arguments[0]));
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
