package dev.atrium.testing;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

  private static final String SERVER = "atrium";
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path RUNTIME = TARGET.resolve("liberty/wlp");

  private final Path user;

  private ServerDirectory(Path user) {
    this.user = requireNonNull(user, "user is null");
  }

  static ServerDirectory create(String name) throws IOException {
    ServerDirectory directory = new ServerDirectory(TARGET.resolve("process-tests").resolve(name));
    Path server = directory.server();
    deleteTree(directory.data());
    deleteTree(server.resolve("logs"));
    copyTree(Path.of("liberty").toAbsolutePath(), server);
    copyTree(RUNTIME.resolve("usr/servers/atrium-arquillian/jdbc"), server.resolve("jdbc"));
    Path applications = Files.createDirectories(server.resolve("apps"));
    Files.copy(TARGET.resolve("atrium.war"), applications.resolve("atrium.war"), REPLACE_EXISTING);
    return directory;
  }

  Path data() {
    return user.resolve("data");
  }

  String log() throws IOException {
    return Files.readString(console());
  }

  /** The process is the JVM itself: {@code server run} ends by becoming it. */
  Process launch(Map<String, String> variables) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(RUNTIME.resolve("bin/server").toString(), "run", SERVER)
            .redirectErrorStream(true)
            .redirectOutput(console().toFile());
    Map<String, String> environment = builder.environment();
    String path = environment.get("PATH");
    // What happens to be set on this machine must not decide a test.
    environment.clear();
    environment.put("PATH", path);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("WLP_USER_DIR", user.toString());
    environment.putAll(variables);
    return builder.start();
  }

  private Path server() {
    return user.resolve("servers").resolve(SERVER);
  }

  private Path console() {
    return user.resolve("console.log");
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path copy = to.resolve(from.relativize(path));
        if (Files.isDirectory(path)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(path, copy, REPLACE_EXISTING);
        }
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
