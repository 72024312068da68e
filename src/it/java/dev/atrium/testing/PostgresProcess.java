package dev.atrium.testing;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL of the test's own that may be stopped and started again on the same data. */
public final class PostgresProcess implements AutoCloseable {

  public static final String USER = "postgres";

  private final Path directory;
  private final int port;
  private EmbeddedPostgres running;

  private PostgresProcess(Path directory, int port) {
    this.directory = requireNonNull(directory, "directory is null");
    this.port = port;
  }

  /** Not started yet. */
  public static PostgresProcess in(Path directory) throws IOException {
    return new PostgresProcess(directory, FreePorts.take().application());
  }

  public void start() throws IOException {
    running =
        PostgresServer.builder()
            .setPort(port)
            .setDataDirectory(directory.resolve("postgres"))
            .setCleanDataDirectory(false)
            .start();
  }

  /** Sessions are ended, not waited for. */
  public void stop() throws IOException {
    running.close();
    running = null;
  }

  public String url() {
    return "jdbc:postgresql://localhost:" + port + "/postgres";
  }

  @Override
  public void close() throws IOException {
    if (running != null) {
      stop();
    }
  }
}
