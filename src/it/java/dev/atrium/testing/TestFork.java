package dev.atrium.testing;

import java.nio.file.Path;
import java.util.Map;

/** Which of the JVMs that run tests at the same time this is; each has servers of its own. */
final class TestFork {

  /** Both are set by the build. */
  private static final String NAME = System.getProperty("atrium.test.fork", "fork-1");

  private static final String JVM_ARGS = System.getProperty("atrium.test.jvm.args", "");

  private static final Path SERVERS = Path.of("target", "it-servers").toAbsolutePath();

  private TestFork() {}

  /** The servers of this JVM. */
  static Path servers() {
    return SERVERS.resolve(NAME);
  }

  /** What servers are started with beside what is shipped. */
  static Map<String, String> environment() {
    return JVM_ARGS.isEmpty() ? Map.of() : Map.of("JVM_ARGS", JVM_ARGS);
  }

  /** A server that is started as shipped starts as for the first time, too. */
  static boolean sparesStarts() {
    return !JVM_ARGS.isEmpty();
  }

  /** The servers of all of them, and of earlier test runs. */
  static Path serversOfAll() {
    return SERVERS;
  }
}
