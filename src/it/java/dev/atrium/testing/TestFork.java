package dev.atrium.testing;

import java.nio.file.Path;

/** Which of the JVMs that run tests at the same time this is; each has servers of its own. */
final class TestFork {

  /** Set by the build; tests that somebody starts by hand run in one. */
  private static final String NAME = System.getProperty("atrium.test.fork", "fork-1");

  private static final Path SERVERS = Path.of("target", "it-servers").toAbsolutePath();

  private TestFork() {}

  /** The servers of this JVM. */
  static Path servers() {
    return SERVERS.resolve(NAME);
  }

  /** The servers of all of them, and of earlier test runs. */
  static Path serversOfAll() {
    return SERVERS;
  }
}
