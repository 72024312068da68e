package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.embedded.filter.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
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

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final CommitDurability durability;

  Database(Jdbi jdbi, Dialect dialect) {
    this.jdbi = requireNonNull(jdbi, "jdbi is null");
    this.dialect = requireNonNull(dialect, "dialect is null");
    this.durability = CommitDurability.of(dialect, jdbi);
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
        .setSqlParser(new ColonPrefixSqlParser(
                DefaultJdbiCacheBuilder.builder().maxSize(MAX_PARSED_STATEMENTS)));
    try (Connection connection = dataSource.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      return switch (product) {
        case "H2" -> new Database(jdbi, Dialect.H2);
        case "PostgreSQL" -> new Database(jdbi, Dialect.POSTGRESQL);
        default ->
            throw RegistryException.unusableAnswer("no statements for database " + product, null);
      };
    } catch (SQLException e) {
      throw RegistryException.unreachable(e);
    }
  }

  Dialect dialect() {
    return dialect;
  }

  <T> T read(HandleCallback<T, RegistryException> work) {
    try {
      return jdbi.withHandle(work);
    } catch (JdbiException e) {
      throw DatabaseFailure.toRegistryException(e);
    }
  }

  /** When this returns, what was written survives the death of this process. */
  <T> T write(HandleCallback<T, RegistryException> work) {
    try {
      T result = jdbi.inTransaction(work);
      durability.afterCommit();
      return result;
    } catch (JdbiException e) {
      throw DatabaseFailure.toRegistryException(e);
    }
  }

  void check() {
    read(Database::ping);
  }

  private static Integer ping(Handle handle) {
    return handle.createQuery("select 1").mapTo(Integer.class).one();
  }
}
