package dev.atrium.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The real PostgreSQL of a test run: started by the first test that asks, stopped with the JVM.
 * Where it cannot start, the tests that need it fail; they are never skipped.
 */
public final class PostgresServer {

  private static final String USER = "postgres";
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** A new, empty database of its own; nobody has to drop it. */
  public static DataSource freshDatabase() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database " + name + " cannot be created", e);
    }
    return Running.SERVER.getDatabase(USER, name);
  }

  /** Built in since PostgreSQL 17: the same order and the same lower() on every machine. */
  static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setLocaleConfig("locale", "C")
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }

  private static final class Running {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("PostgreSQL does not start", e);
      }
    }
  }
}
