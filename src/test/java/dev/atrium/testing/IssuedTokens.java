package dev.atrium.testing;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every token of the tests, so that logs can be looked through for them: the test that looks runs
 * in another JVM than those that had the tokens issued. Earlier test runs count as well.
 */
final class IssuedTokens {

  private static final Path ALL = Path.of("target", "issued-tokens");

  /** One for each JVM: nobody else writes to it. */
  private static final Path OURS = ALL.resolve(Long.toString(ProcessHandle.current().pid()));

  private IssuedTokens() {}

  static synchronized void add(String token) {
    try {
      Files.createDirectories(ALL);
      Files.write(OURS, List.of(token), CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static synchronized Set<String> all() {
    Set<String> tokens = new HashSet<>();
    try (Stream<Path> files = Files.list(Files.createDirectories(ALL))) {
      for (Path file : files.toList()) {
        tokens.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tokens;
  }
}
