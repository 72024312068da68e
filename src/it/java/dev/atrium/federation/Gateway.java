package dev.atrium.federation;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** A running server with modules whose servers do what a test tells them to. */
final class Gateway implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final AtriumServer server;
  private final RawUpstream upstream;
  private final RawUpstream other;
  private final Path file;

  private Gateway(AtriumServer server, RawUpstream upstream, RawUpstream other, Path file) {
    this.server = server;
    this.upstream = upstream;
    this.other = other;
    this.file = file;
  }

  /** With short deadlines and small limits, so that tests do not have to wait for long ones. */
  static Gateway start(String name, Map<String, String> more)
      throws IOException, InterruptedException {
    RawUpstream upstream = RawUpstream.start();
    RawUpstream other = RawUpstream.start();
    Path file = Files.createTempDirectory("modules").resolve("modules.json");
    Files.writeString(file, modules(upstream, other));
    Map<String, String> environment = new HashMap<>();
    environment.put("MODULE_FEDERATION_CONFIG_FILE", file.toString());
    environment.put("ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT1S");
    environment.put("ATRIUM_FEDERATION_IDLE_TIMEOUT", "PT2S");
    environment.put("ATRIUM_FEDERATION_MAX_BODY_SIZE", "1048576");
    environment.put("ATRIUM_FEDERATION_HEALTH_INTERVAL", "PT1S");
    environment.put("ATRIUM_SECURITY_ALLOWED_HOSTS", "a, atrium.example, 127.0.0.1, localhost");
    environment.putAll(more);
    Gateway gateway = new Gateway(AtriumServer.start(name, environment), upstream, other, file);
    gateway.await(() -> gateway.server.application().get("/_mf/m/a.json").statusCode() == 200);
    upstream.forget();
    return gateway;
  }

  static String modules(RawUpstream upstream, RawUpstream other) {
    return """
        [{"name": "m", "path": "/m", "target": "%1$s", "module": "./App", "displayName": "The <m>"},
         {"name": "n", "path": "/n", "target": "%2$s"},
         {"name": "tokens", "path": "/tokens", "target": "%1$s", "authorize": true},
         {"name": "off", "path": "/off", "target": "%1$s", "enabled": false},
         {"name": "dead", "path": "/dead", "target": "http://127.0.0.1:1"},
         {"name": "nodns", "path": "/nodns", "target": "http://nowhere.invalid:80"},
         {"name": "tls", "path": "/tls", "target": "https://127.0.0.1:%3$d"},
         {"name": "odh", "remoteEntry": "/remoteEntry.js", "tls": false,
          "proxy": [{"path": "/odh/api", "pathRewrite": "/api"}],
          "local": {"host": "127.0.0.1", "port": %3$d}},
         {"name": "self", "path": "/self", "target": "self"}]
        """
        .formatted(upstream.address(), other.address(), upstream.port());
  }

  RunningServer http() {
    return server.application();
  }

  AtriumServer server() {
    return server;
  }

  /** The server behind {@code m} and most of the others. */
  RawUpstream upstream() {
    return upstream;
  }

  /** The server behind {@code n}. */
  RawUpstream other() {
    return other;
  }

  Path file() {
    return file;
  }

  /** A request for a path as it stands. */
  String get(String path, String... headers) throws IOException {
    return RawClient.request(http(), "GET", path, headers);
  }

  /**
   * How many threads the server has, once it has all that requests are given: until then it begins
   * another for every request, and nothing can be told from their number.
   */
  long threads() throws IOException {
    long before = -1;
    while (server.threads() > before) {
      before = server.threads();
      for (int i = 0; i < 40; i++) {
        get("/api/v1/health");
      }
    }
    return before;
  }

  /** Asks until it is so. */
  void await(Callable<Boolean> condition) throws InterruptedException {
    Polling.until(condition, PATIENCE);
  }

  @Override
  public void close() throws IOException {
    server.close();
    upstream.close();
    other.close();
  }
}
