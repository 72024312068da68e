package dev.atrium.security;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * What is let in, and what browsers are told about it.
 *
 * @param allowedHosts host names in lower case, without ports
 * @param allowedOrigins whose pages may call us
 * @param exposed whether clients reach this server without a strict proxy in between
 */
public record DoorConfig(Set<String> allowedHosts, Set<String> allowedOrigins, boolean exposed) {

  private static final Setting<List<String>> ALLOWED_HOSTS =
      Setting.list(
          "atrium.security.allowed-hosts",
          "",
          "Host names, without ports, that requests may be addressed to; when"
              + " empty, the loopback names if ATRIUM_HOST is a loopback address, otherwise any;"
              + " probes of /health may use every name");

  private static final Setting<List<String>> ALLOWED_ORIGINS =
      Setting.list(
          "ALLOWED_ORIGINS",
          "",
          "Origins (https://dashboard.example.com) whose pages may call the API"
              + " with the user's credentials; * is refused");

  private static final Setting<Boolean> EXPOSED =
      Setting.flag(
          "atrium.exposed",
          false,
          "Clients reach the server without a strict HTTP proxy in between: connections are not"
              + " reused, and a body must have a Content-Length");

  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:\\[[0-9a-f:.]+]|[a-z0-9._-]+)(?::[1-9]\\d{0,4})?");

  public DoorConfig {
    allowedHosts = Set.copyOf(allowedHosts);
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  public static List<Setting<?>> settings() {
    return List.of(ALLOWED_HOSTS, ALLOWED_ORIGINS, EXPOSED);
  }

  public static DoorConfig from(Config config) {
    return new DoorConfig(
        list(config, ALLOWED_HOSTS, HostRules::isName, "host names without ports"),
        list(
            config,
            ALLOWED_ORIGINS,
            origin -> ORIGIN.matcher(origin).matches(),
            "origins like https://dashboard.example.com"),
        EXPOSED.read(config));
  }

  private static Set<String> list(
      Config config, Setting<List<String>> setting, Predicate<String> rule, String expected) {
    return setting.find(config).orElse(List.of()).stream()
        .map(item -> item.toLowerCase(Locale.ROOT))
        .map(item -> checked(setting, rule, expected, item))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String checked(
      Setting<?> setting, Predicate<String> rule, String expected, String item) {
    if (rule.test(item)) {
      return item;
    }
    throw new InvalidSettingException(
        setting.key() + " must be " + expected + ", but has '" + item + "'", setting);
  }
}
