package dev.atrium.registry.embedded;

import dev.atrium.registry.RegistryException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema to the newest version. A database that is newer than we are is refused. */
final class SchemaMigration {

  private SchemaMigration() {}

  static void run(DataSource dataSource) {
    requireConnection(dataSource);
    try {
      Flyway.configure(SchemaMigration.class.getClassLoader())
          .dataSource(dataSource)
          .locations(new String[0])
          .resourceProvider(new MigrationScripts())
          .connectRetries(0)
          // A schema from a newer release is not ours to touch; by default it would pass.
          .ignoreMigrationPatterns(new String[0])
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw RegistryException.unusableAnswer("the schema cannot be migrated", e);
    }
  }

  /** Told apart from a bad schema, because it may pass. */
  private static void requireConnection(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw RegistryException.unreachable(e);
    }
  }
}
