package dev.atrium.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.atrium.registry.embedded.BulkFill;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database that was filled once and is copied for each run, because a run writes into it. It is
 * kept below {@code target} under a name that says its size.
 */
final class FilledDatabase {

  /** The name the server's default URL gives the database in its data directory. */
  private static final String NAME = "registry";

  private static final String FILE = NAME + ".mv.db";

  /**
   * A fifth of the heap this process gets; the server is measured with the cache it has by default.
   */
  private static final int CACHE_KIBIBYTES = 200 * 1024;

  private final Path directory;
  private final String summary;

  private FilledDatabase(Path directory, String summary) {
    this.directory = directory;
    this.summary = summary;
  }

  /** Fills it unless that was done before. */
  static FilledDatabase of(BenchSettings settings, PrintStream out)
      throws IOException, SQLException {
    Path directory = Path.of("target", "bench", "filled-" + settings.models()).toAbsolutePath();
    Path summary = directory.resolve("fill.txt");
    if (Files.notExists(summary)) {
      out.println("filling " + directory);
      String figures = fill(directory, settings);
      // Written last: without it the next run begins anew.
      Files.writeString(summary, figures);
    } else {
      out.println("using what was filled before; delete " + directory + " to fill it anew");
    }
    return new FilledDatabase(directory, Files.readString(summary));
  }

  /** What was written, and how fast. */
  String summary() throws IOException {
    return summary + ", " + Files.size(directory.resolve(FILE)) / (1024 * 1024) + " MiB on disk";
  }

  /** Makes {@code target} a server's data directory with this database in it. */
  Path copyTo(Path target) throws IOException {
    Files.createDirectories(target);
    Files.copy(directory.resolve(FILE), target.resolve(FILE), REPLACE_EXISTING);
    return target;
  }

  private static String fill(Path directory, BenchSettings settings)
      throws IOException, SQLException {
    Files.createDirectories(directory);
    Files.deleteIfExists(directory.resolve(FILE));
    JdbcDataSource dataSource = new JdbcDataSource();
    String cache = ";CACHE_SIZE=" + CACHE_KIBIBYTES;
    dataSource.setURL("jdbc:h2:file:" + directory.resolve(NAME) + ";DB_CLOSE_DELAY=-1" + cache);
    dataSource.setUser("atrium");
    BulkFill fill =
        new BulkFill(
            settings.models(),
            BenchSettings.VERSIONS_PER_MODEL,
            BenchSettings.ARTIFACTS_PER_VERSION,
            BenchSettings.PROPERTIES_PER_ENTITY);
    long start = System.nanoTime();
    long rows = fill.fill(dataSource);
    double seconds = (System.nanoTime() - start) / 1e9;
    shutDown(dataSource);
    return String.format(
        Locale.ROOT,
        "%,d rows (%,d models and versions, %,d artifacts) in %.1f s: %,.0f rows/s",
        rows,
        fill.contexts(),
        fill.artifacts(),
        seconds,
        rows / seconds);
  }

  private static void shutDown(JdbcDataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("shutdown compact");
    }
  }
}
