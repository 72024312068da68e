package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.embedded.filter.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.cache.internal.DefaultJdbiCacheBuilder;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/** Runs work on the database, a write as one transaction, and says what failed in our words. */
final class Database {

  private static final int MAX_PARSED_STATEMENTS = 100;

  /** Well below the server's threads, so that a database that hangs leaves some for the others. */
  private static final int MAX_CALLS = 120;

  /** PostgreSQL stops a statement then; H2, in this process, has nobody to wait for. */
  private static final int STATEMENT_TIMEOUT_SECONDS = 20;

  /** For a server that does not even say that it stops: longer than the statement may take. */
  private static final int NETWORK_TIMEOUT_MILLIS = 25_000;

  /** A day: H2 knows no never. */
  private static final int NEVER_BY_ITSELF_MILLIS = 86_400_000;

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final CommitDurability durability;
  private final Semaphore places = new Semaphore(MAX_CALLS);

  Database(Jdbi jdbi, Dialect dialect) {
    this.jdbi = requireNonNull(jdbi, "jdbi is null");
    this.dialect = requireNonNull(dialect, "dialect is null");
    this.durability = CommitDurability.of(dialect, jdbi);
    if (dialect == Dialect.POSTGRESQL) {
      jdbi.getConfig(SqlStatements.class).setQueryTimeout(STATEMENT_TIMEOUT_SECONDS);
    }
  }

  /**
   * Opens the database behind a data source, whose schema is up to date.
   *
   * @throws RegistryException when it cannot be reached, or is one we have no statements for
   */
  static Database open(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource);
    // Clients write filters, so statements come in any number of shapes.
    jdbi.getConfig(SqlStatements.class)
        .setSqlParser(
            new ColonPrefixSqlParser(
                DefaultJdbiCacheBuilder.builder().maxSize(MAX_PARSED_STATEMENTS)));
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product) {
        case "H2" -> openH2(jdbi);
        case "PostgreSQL" -> new Database(jdbi, Dialect.POSTGRESQL);
        default ->
            throw RegistryException.unusableAnswer("no statements for database " + product, null);
      };
    } catch (SQLException e) {
      throw RegistryException.unreachable(e);
    }
  }

  private static Database openH2(Jdbi jdbi) {
    try {
      // Its own writer would store transactions that are not finished; ours waits for them.
      jdbi.useHandle(handle -> handle.execute("set write_delay " + NEVER_BY_ITSELF_MILLIS));
    } catch (JdbiException e) {
      throw DatabaseFailure.toRegistryException(e);
    }
    return new Database(jdbi, Dialect.H2);
  }

  Dialect dialect() {
    return dialect;
  }

  <T> T read(HandleCallback<T, RegistryException> work) {
    return call(() -> jdbi.withHandle(handle -> work.withHandle(bounded(handle))));
  }

  /** When this returns, what was written survives the death of this process. */
  <T> T write(HandleCallback<T, RegistryException> work) {
    return call(
        () -> {
          T result = inTransaction(work);
          durability.afterCommit();
          return result;
        });
  }

  private <T> T inTransaction(HandleCallback<T, RegistryException> work) {
    durability.begin();
    try {
      return jdbi.inTransaction(handle -> work.withHandle(bounded(handle)));
    } finally {
      durability.end();
    }
  }

  private Handle bounded(Handle handle) {
    if (dialect == Dialect.POSTGRESQL) {
      try {
        handle.getConnection().setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
      } catch (SQLException e) {
        throw RegistryException.unreachable(e);
      }
    }
    return handle;
  }

  private <T> T call(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw RegistryException.overloaded(null);
    }
    try {
      return work.get();
    } catch (JdbiException e) {
      throw DatabaseFailure.toRegistryException(e);
    } finally {
      places.release();
    }
  }

  void check() {
    read(Database::ping);
  }

  private static Integer ping(Handle handle) {
    return handle.createQuery("select 1").mapTo(Integer.class).one();
  }
}
