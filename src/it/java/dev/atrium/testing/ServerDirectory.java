package dev.atrium.testing;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A server directory made of what is shipped: the {@code liberty} directory, the packaged
 * application and the database drivers. The Liberty runtime is the one the build has unpacked.
 *
 * <p>A directory of the same name is used again with its feature caches, which spares most of the
 * start; data and logs begin empty.
 */
final class ServerDirectory {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path APPLICATION = TARGET.resolve("atrium.war");
  private static final Path RUNTIME = TARGET.resolve("liberty/wlp");

  /** What the server knows of its features and of the application's libraries. */
  private static final String CACHES = "workarea";

  private static final String SERVER = RUNTIME.resolve("bin/server").toString();
  private static final Path ENTRY_SCRIPT = Path.of("src/main/container/entrypoint.sh");

  private final String name;

  private ServerDirectory(String name) {
    this.name = requireNonNull(name, "name is null");
  }

  static ServerDirectory create(String name) throws IOException {
    ServerDirectory directory = new ServerDirectory(name);
    Path server = directory.server();
    Disclosure.assertNoneIn(directory.logs());
    deleteTree(directory.data());
    deleteTree(server.resolve("logs"));
    directory.add(Path.of("liberty"));
    Path drivers = Files.createDirectories(server.resolve("jdbc"));
    Files.copy(jarOf(org.h2.Driver.class), drivers.resolve("h2.jar"), REPLACE_EXISTING);
    Files.copy(
        jarOf(org.postgresql.Driver.class), drivers.resolve("postgresql.jar"), REPLACE_EXISTING);
    return directory;
  }

  /** Lays the files below {@code root} over the server directory. */
  void add(Path root) throws IOException {
    copyTree(root, server());
  }

  /** Puts the packaged application where the server's configuration expects it. */
  void addApplication() throws IOException {
    copyInto(Files.createDirectories(server().resolve("apps")), APPLICATION);
    if (TestFork.sparesStarts() && hasCaches()) {
      deleteTree(server().resolve(CACHES));
      copyTree(keptCaches(), server().resolve(CACHES));
    }
  }

  /** Whether the servers that follow would start sooner if this one stopped and left its caches. */
  boolean wantsCaches() {
    return TestFork.sparesStarts() && !hasCaches();
  }

  /** Lets the servers that follow start with what this one, which has stopped, has found out. */
  void keepCaches() throws IOException {
    deleteTree(keptCaches());
    copyTree(server().resolve(CACHES), keptCaches());
  }

  private static boolean hasCaches() {
    return Files.exists(keptCaches()) && isOfThisApplication(keptCaches());
  }

  private static Path keptCaches() {
    return TestFork.servers().resolveSibling(TestFork.servers().getFileName() + "-caches");
  }

  /** Settings that win over every environment variable. */
  void bootstrap(Map<String, String> properties) throws IOException {
    List<String> lines =
        properties.entrySet().stream().map(p -> p.getKey() + "=" + p.getValue()).toList();
    Files.write(server().resolve("bootstrap.properties"), lines);
  }

  /** What Liberty calls the user directory: it holds the server directory. */
  Path user() {
    return TestFork.servers().resolve(name);
  }

  Path data() {
    return user().resolve("data");
  }

  String log() throws IOException {
    return Files.readString(console());
  }

  String accessLog() throws IOException {
    return Files.readString(server().resolve("logs/access.log"));
  }

  /** All that this server has written since the start of its process, and below {@code logs}. */
  List<Path> logs() throws IOException {
    return logsBelow(user());
  }

  /** The same of the servers of all tests, and of earlier runs of the same application. */
  static List<Path> logsOfAll() throws IOException {
    return logsBelow(TestFork.serversOfAll());
  }

  private static List<Path> logsBelow(Path root) throws IOException {
    if (Files.notExists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*(console\\.log|/logs/.*\\.log)"))
          .filter(ServerDirectory::isOfThisApplication)
          .toList();
    }
  }

  /** What is older than the application is of another one. */
  private static boolean isOfThisApplication(Path file) {
    try {
      return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(APPLICATION)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process is the JVM itself: {@code server run} ends by becoming it. */
  Process launch(Map<String, String> variables) throws IOException {
    return launch(List.of(SERVER, "run", name), variables);
  }

  /** As a container's first process: the entry script runs the one server that a container has. */
  Process launchByScript(List<String> flags, Map<String, String> variables) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", ENTRY_SCRIPT.toString()));
    command.addAll(flags);
    Map<String, String> all = new HashMap<>(variables);
    all.put("ATRIUM_SERVER", SERVER);
    return launch(command, all);
  }

  /** The console of a former start is written over, so it is looked through first. */
  private Process launch(List<String> command, Map<String, String> variables) throws IOException {
    if (Files.exists(console()) && isOfThisApplication(console())) {
      Disclosure.assertNoneIn(List.of(console()));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console().toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.get("PATH");
    // What happens to be set on this machine must not decide a test.
    environment.clear();
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("WLP_USER_DIR", user().toString());
    environment.putAll(TestFork.environment());
    environment.putAll(variables);
    return builder.start();
  }

  private Path server() {
    return user().resolve("servers").resolve(name);
  }

  private Path console() {
    return user().resolve("console.log");
  }

  static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static void copyInto(Path directory, Path file) throws IOException {
    Files.copy(file, directory.resolve(file.getFileName()), REPLACE_EXISTING);
  }

  private static void copyTree(Path root, Path target) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(root.relativize(path).toString());
        copyInto(Files.createDirectories(copy.getParent()), path);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.notExists(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
