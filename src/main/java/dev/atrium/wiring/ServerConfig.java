package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.Setting;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Settings that the server itself acts on (liberty/server.xml), checked here so that a bad one is
 * told in a sentence.
 */
public record ServerConfig(int port, String host, String logFormat, String logLevel) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "[::1]", "localhost");

  public static final Setting<Integer> PORT =
      Setting.number("PORT", 8080, 1, 65535, "Port of the application");

  public static final Setting<String> HOST =
      Setting.text(
          "atrium.host",
          "127.0.0.1",
          "Address the application listens on; must be a loopback address while AUTH_MODE is"
              + " disabled");

  public static final Setting<String> LOG_FORMAT =
      Setting.word("LOG_FORMAT", "simple", "Format of the log on the console", "simple", "json");

  public static final Setting<String> LOG_LEVEL =
      Setting.word(
          "LOG_LEVEL",
          "info",
          "How much the application itself logs",
          "warning",
          "info",
          "fine",
          "finer",
          "finest");

  public ServerConfig {
    requireNonNull(host, "host is null");
    requireNonNull(logFormat, "logFormat is null");
    requireNonNull(logLevel, "logLevel is null");
  }

  /** Whether only this machine can reach the application. */
  public boolean listensOnLoopback() {
    return LOOPBACK.contains(host);
  }

  public static ServerConfig from(Config config) {
    return new ServerConfig(
        PORT.read(config), HOST.read(config), LOG_FORMAT.read(config), LOG_LEVEL.read(config));
  }

  public static List<Setting<?>> settings() {
    return List.of(PORT, HOST, LOG_FORMAT, LOG_LEVEL);
  }
}
