package dev.atrium;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What people do with the pages, in a real Chromium: the tasks are in {@code
 * src/main/frontend/e2e}, their pictures in {@code target/screenshots}.
 */
class PagesIT {

  private static final Path FRONTEND = Path.of("src", "main", "frontend");
  private static final Path OUTPUT = Path.of("target", "pages-it.log");
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String MODULES = TARGET.resolve("test-modules").toString();
  private static final int LIMIT_MINUTES = 15;

  private static final Map<String, String> IN_KUBEFLOW =
      Map.of(
          "ATRIUM_DEMO_DATA", "true",
          "DEPLOYMENT_MODE", "kubeflow",
          "ATRIUM_PAGES_BASE_PATH", "/model-registry/");

  @Test
  void everyTaskCanBeDone() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("target", "frontend", "host", "index.html")),
        "built with -Dskip.frontend");
    Files.deleteIfExists(OUTPUT);
    int modulesPort = FreePorts.take().application();
    // Neither needs the other, and each takes as long as a server to start.
    Process modules = node(Map.of(), "e2e/fixtures/build.mjs", MODULES);
    try (AtriumServer server = AtriumServer.start("pages", alone(modulesPort));
        AtriumServer kubeflow = AtriumServer.start("pages-kubeflow", IN_KUBEFLOW)) {
      assertThat(modules.waitFor(LIMIT_MINUTES, MINUTES)).as("test modules are built").isTrue();
      Process tasks =
          tasks(
              Map.of(
                  "ATRIUM_URL", addressOf(server),
                  "KUBEFLOW_URL", addressOf(kubeflow),
                  "TEST_MODULES_PORT", Integer.toString(modulesPort)));
      boolean isDone = tasks.waitFor(LIMIT_MINUTES, MINUTES);
      tasks.descendants().forEach(ProcessHandle::destroyForcibly);
      tasks.destroyForcibly();

      assertThat(isDone).as(Files.readString(OUTPUT)).isTrue();
      assertThat(tasks.exitValue()).as(Files.readString(OUTPUT)).isZero();
    }
  }

  /** With the modules that the tasks build with other teams' tools and serve on a port. */
  private static Map<String, String> alone(int modulesPort) {
    String modules =
        """
        [{"name": "modelRegistry", "displayName": "Model Registry", "path": "/model-registry", "target": "self"},
         {"name": "webpackModule", "displayName": "Webpack", "module": "./Module", "path": "/webpack-module",
          "target": "http://127.0.0.1:%1$d/webpackModule"},
         {"name": "rspackModule", "displayName": "Rspack", "module": "./Module", "path": "/rspack-module",
          "routing": "absolute", "target": "http://127.0.0.1:%1$d/rspackModule"},
         {"name": "viteModule", "displayName": "Vite", "module": "./Module", "path": "/vite-module",
          "type": "module", "target": "http://127.0.0.1:%1$d/viteModule"}]
        """;
    return Map.of(
        "ATRIUM_DEMO_DATA", "true",
        "ATRIUM_FEDERATION_HEALTH_INTERVAL", "PT1S",
        "MODULE_FEDERATION_CONFIG", modules.formatted(modulesPort));
  }

  private static String addressOf(AtriumServer server) {
    return server.application().uri("/").toString().replaceFirst("/$", "");
  }

  private static Process tasks(Map<String, String> servers) throws IOException {
    Map<String, String> environment = new HashMap<>(servers);
    environment.put("CHROMIUM", chromium().toString());
    environment.put("SCREENSHOTS", TARGET.resolve("screenshots").toString());
    environment.put("TEST_MODULES", MODULES);
    environment.put("NUMBERS", TARGET.resolve("pages-numbers.json").toString());
    return node(environment, "e2e/run.mjs");
  }

  /** Runs a script of the pages; what it says is appended to the one file that tells of all. */
  private static Process node(Map<String, String> environment, String... arguments)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of("node"), Stream.of(arguments)).toList())
            .directory(FRONTEND.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The pages are tested in Chromium, which is not here: apt-get install chromium"));
  }
}
