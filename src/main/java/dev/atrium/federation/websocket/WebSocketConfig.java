package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.Setting;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * What WebSockets to modules may take.
 *
 * @param maxFrameSize largest frame in bytes that a browser may send
 * @param heartbeat after which time both sides are asked whether they are still there
 */
public record WebSocketConfig(
    int maxConnections,
    int maxConnectionsPerModule,
    int maxConnectionsPerUser,
    int maxFrameSize,
    Duration heartbeat) {

  private static final Setting<Integer> MAX_CONNECTIONS =
      Setting.number(
          "atrium.federation.websocket.max-connections",
          200,
          0,
          10_000,
          "WebSockets to all modules at once");

  private static final Setting<Integer> MAX_CONNECTIONS_PER_MODULE =
      Setting.number(
          "atrium.federation.websocket.max-connections-per-module",
          100,
          0,
          10_000,
          "WebSockets to one module at once");

  private static final Setting<Integer> MAX_CONNECTIONS_PER_USER =
      Setting.number(
          "atrium.federation.websocket.max-connections-per-user",
          50,
          0,
          10_000,
          "WebSockets of one user at once; without authentication nobody is a user");

  private static final Setting<Integer> MAX_FRAME =
      Setting.number(
          "atrium.federation.websocket.max-frame-size",
          1024 * 1024,
          125,
          16 * 1024 * 1024,
          "Largest WebSocket frame in bytes that is taken from a browser; a frame is held in memory"
              + " until it is complete");

  private static final Setting<Duration> HEARTBEAT =
      Setting.duration(
          "atrium.federation.websocket.heartbeat",
          Duration.ofSeconds(30),
          "How often both ends of a WebSocket are asked whether they are still there; after two"
              + " times without any sign of one, both are closed");

  public WebSocketConfig {
    requireNonNull(heartbeat, "heartbeat is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(
        MAX_CONNECTIONS,
        MAX_CONNECTIONS_PER_MODULE,
        MAX_CONNECTIONS_PER_USER,
        MAX_FRAME,
        HEARTBEAT);
  }

  public static WebSocketConfig from(Config config) {
    return new WebSocketConfig(
        MAX_CONNECTIONS.read(config),
        MAX_CONNECTIONS_PER_MODULE.read(config),
        MAX_CONNECTIONS_PER_USER.read(config),
        MAX_FRAME.read(config),
        HEARTBEAT.read(config));
  }
}
