package dev.atrium;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final int LIMIT_MINUTES = 15;

  @Test
  void everyTaskCanBeDone() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("target", "frontend", "host", "index.html")),
        "built with -Dskip.frontend");
    try (AtriumServer server = AtriumServer.start("pages", Map.of("ATRIUM_DEMO_DATA", "true"))) {
      Process tasks = tasks(server.application().uri("/"));
      boolean isDone = tasks.waitFor(LIMIT_MINUTES, MINUTES);
      tasks.descendants().forEach(ProcessHandle::destroyForcibly);
      tasks.destroyForcibly();

      assertThat(isDone).as(Files.readString(OUTPUT)).isTrue();
      assertThat(tasks.exitValue()).as(Files.readString(OUTPUT)).isZero();
    }
  }

  private static Process tasks(URI server) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "node",
                "--test",
                "--test-concurrency=1",
                "--test-reporter=spec",
                "e2e/host.test.mjs",
                "e2e/registry.test.mjs")
            .directory(FRONTEND.toFile())
            .redirectErrorStream(true)
            .redirectOutput(OUTPUT.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("ATRIUM_URL", server.toString().replaceFirst("/$", ""));
    environment.put("CHROMIUM", chromium().toString());
    environment.put("SCREENSHOTS", Path.of("target", "screenshots").toAbsolutePath().toString());
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
