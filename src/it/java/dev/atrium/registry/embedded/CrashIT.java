package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was answered survives the death of the process, and nothing survives by halves: neither in a
 * file that only grows nor in one that is old enough for its space to be used again.
 */
class CrashIT {

  private static final int KILLS = 20;
  private static final int WRITES_BEFORE_KILL = 40;

  /** So many lives are over before the file is as old as it has to be. */
  private static final int YOUNG = KILLS / 2;

  /** H2 uses space again that nobody has needed for 45 seconds. */
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  @Test
  void keepsEveryAnsweredCreateThroughTwentyKills() throws Exception {
    Path file = directory.resolve("registry.mv.db");
    Set<String> answered = new HashSet<>();
    for (int kill = 0; kill < YOUNG; kill++) {
      answered.addAll(writeAndKill(kill));
    }
    long grown = Files.size(file);
    for (int kill = YOUNG; kill < KILLS; kill++) {
      new H2File(file).age(A_WHILE);
      answered.addAll(writeAndKill(kill));
    }

    assertThat(Files.size(file)).as("space is used again").isLessThan(grown + grown / 2);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * WRITES_BEFORE_KILL);
    try (Connection connection = dataSource().getConnection()) {
      assertThat(column(connection, "select name from context_item where kind = 1"))
          .containsAll(answered);
      assertThat(column(connection, "select name from artifact_item")).containsAll(answered);
      assertThat(halves(connection)).isEmpty();
    }
  }

  /** Kills the writer in the middle of its work; what it had said by then must be true. */
  private List<String> writeAndKill(int round) throws IOException, InterruptedException {
    Path said = Files.createTempFile(directory, "said", ".txt");
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingWriter.class.getName(),
                url(),
                "round-" + round)
            .redirectOutput(said.toFile())
            .redirectError(directory.resolve("errors.txt").toFile())
            .start();
    try {
      while (Files.readAllLines(said).size() < WRITES_BEFORE_KILL) {
        if (writer.waitFor(5, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(Files.readString(directory.resolve("errors.txt")));
        }
      }
    } finally {
      writer.destroyForcibly().waitFor();
    }
    String text = Files.readString(said);
    // A line that was not finished was not said.
    return text.substring(0, text.lastIndexOf('\n')).lines().toList();
  }

  /** Entities without all of their properties, and artifacts that belong to no version. */
  private static List<String> halves(Connection connection) throws SQLException {
    List<String> halves = new ArrayList<>();
    halves.addAll(
        column(
            connection,
            "select name from context_item i where kind = 1 and (select count(*) from context_prop"
                + " p where p.owner_id = i.id) <> "
                + CrashingWriter.PROPERTIES));
    halves.addAll(
        column(
            connection,
            "select name from artifact_item i where (select count(*) from artifact_prop p where"
                + " p.owner_id = i.id) <> "
                + CrashingWriter.PROPERTIES
                + " or not exists (select 1 from artifact_link l where l.artifact_id = i.id)"));
    return halves;
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  private JdbcDataSource dataSource() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url());
    dataSource.setUser("atrium");
    return dataSource;
  }

  private String url() {
    return "jdbc:h2:file:" + directory.resolve("registry");
  }
}
