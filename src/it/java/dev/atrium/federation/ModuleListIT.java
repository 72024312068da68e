package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.FullServer;
import dev.atrium.testing.RawUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A list of modules that is mounted as Kubernetes mounts a ConfigMap. */
class ModuleListIT {

  private static final Duration LIVE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void isFollowedThroughItsLinksAndTheHostIsReadyAsSoonAsItCanBeRead() throws Exception {
    Path mount = Files.createTempDirectory("mount");
    write(mount, "..first", "{not a list");
    Files.createSymbolicLink(mount.resolve("modules.json"), Path.of("..data", "modules.json"));
    Map<String, String> environment =
        Map.of(
            "MODULE_FEDERATION_CONFIG_FILE",
            mount.resolve("modules.json").toString(),
            "MODULE_FEDERATION_CONFIG",
            "[" + entry("outvoted", "http://127.0.0.1:1") + "]");
    try (RawUpstream module = RawUpstream.start();
        AtriumServer server = AtriumServer.startUnready("module-list", environment)) {
      server.await("/health/ready", 503, PATIENCE);
      assertThat(server.application().get("/health/ready").body())
          .contains("unreadable list")
          .doesNotContain(mount.toString());
      assertThat(server.application().get("/health/live").statusCode()).isEqualTo(200);

      write(mount, "..second", "[" + entry("m", module.address()) + ",{\"name\":\"bad\"}]");
      Polling.until(() -> status(server, "/api/m/x") == 200, LIVE);
      server.await("/health/ready", 200, PATIENCE);
      assertThat(server.log()).contains("module 'bad' is refused");
      assertThat(status(server, "/api/outvoted/x")).isEqualTo(404);

      assertThatACallOutlivesItsModule(server, module, mount);

      write(mount, "..fourth", "[");
      Polling.until(() -> server.log().contains("the modules stay as they are"), LIVE);
      assertThat(status(server, "/api/n/x")).isEqualTo(200);
      assertThat(status(server, "/health/ready")).isEqualTo(200);

      assertThatAModuleIsAsWellAsItSays(server, module, mount);
      assertThatAWayBackHereEndsHere(server, mount);
      assertThatAModuleThatTakesNoConnectionIsGivenUp(server, mount);
    }
  }

  private static void assertThatAModuleIsAsWellAsItSays(
      AtriumServer server, RawUpstream module, Path mount) throws Exception {
    module.at("/health", RawUpstream.text(500, "application/json", "{}"));
    write(mount, "..sick", "[" + entry("sick", module.address()) + "]");
    Polling.until(
        () -> body(server, "/api/modules/sick/health").contains("\"error\":\"HTTP 500\""), LIVE);
    assertThat(status(server, "/api/modules/sick/health")).isEqualTo(503);
    assertThat(body(server, "/api/extensions"))
        .contains("\"enabled\":true", "\"configured\":true", "\"healthy\":false");
    for (String path : List.of("/health", "/healthcheck", "/api/v1/health", "/remoteEntry.js")) {
      module.at(path, RawUpstream.text(200, "text/html", "<html>"));
    }
    write(mount, "..page", "[" + entry("page", module.address()) + "]");
    Polling.until(
        () -> body(server, "/api/modules/page/health").contains("\"error\":\"an HTML page\""),
        LIVE);
  }

  private static void assertThatAWayBackHereEndsHere(AtriumServer server, Path mount)
      throws Exception {
    String ours = "http://" + server.application().uri("/").getAuthority();
    write(mount, "..fifth", "[" + entry("loop", ours) + "]");
    Polling.until(() -> status(server, "/api/loop/loop/x") == 508, LIVE);
    // Of a file, whatever the module answers with 5xx is the same.
    assertThat(status(server, "/_mf/loop/_mf/loop/a.js")).isEqualTo(503);
  }

  private static void assertThatAModuleThatTakesNoConnectionIsGivenUp(
      AtriumServer server, Path mount) throws Exception {
    try (FullServer full = FullServer.open()) {
      write(mount, "..sixth", "[" + entry("full", full.address()) + "]");
      Polling.until(
          () -> server.application().get("/api/extensions").body().contains("full"), LIVE);
      long started = System.nanoTime();
      assertThat(status(server, "/api/full/x")).isEqualTo(504);
      assertThat(status(server, "/_mf/full/a.js")).isEqualTo(503);
      // Two attempts each, of a second.
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10));
    }
  }

  private static void assertThatACallOutlivesItsModule(
      AtriumServer server, RawUpstream module, Path mount) throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    module.at(
        "/api/slow",
        exchange -> {
          if (!release.await(60, TimeUnit.SECONDS)) {
            throw new IOException("nobody released the answer");
          }
          RawUpstream.text(200, "text/plain", "after all").answer(exchange);
        });
    CompletableFuture<String> underWay =
        CompletableFuture.supplyAsync(() -> body(server, "/api/m/slow"));
    Polling.until(
        () -> module.requests().stream().anyMatch(e -> e.path().equals("/api/slow")), LIVE);
    write(mount, "..third", "[" + entry("n", module.address()) + "]");
    Polling.until(() -> status(server, "/api/n/x") == 200, LIVE);
    assertThat(status(server, "/api/m/x")).isEqualTo(404);
    release.countDown();
    assertThat(underWay.get(30, TimeUnit.SECONDS)).isEqualTo("after all");
  }

  private static String entry(String name, String address) {
    return "{\"name\":\"%1$s\",\"path\":\"/%1$s\",\"target\":\"%2$s\"}".formatted(name, address);
  }

  /** A new directory, and a link to it that takes the place of the former one at once. */
  private static void write(Path mount, String version, String json) throws IOException {
    Path directory = Files.createDirectory(mount.resolve(version));
    Files.writeString(directory.resolve("modules.json"), json);
    Path link = mount.resolve("..data_tmp");
    Files.createSymbolicLink(link, Path.of(version));
    Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static int status(AtriumServer server, String path)
      throws IOException, InterruptedException {
    return server.application().get(path).statusCode();
  }

  private static String body(AtriumServer server, String path) {
    try {
      return server.application().get(path).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
