package dev.atrium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresServerTest {

  @Test
  void givesARealPostgres() throws SQLException {
    try (Connection connection = PostgresServer.freshDatabase().getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }
  }

  @Test
  void givesEachCallerADatabaseOfItsOwn() throws SQLException {
    DataSource first = PostgresServer.freshDatabase();
    try (Connection connection = first.getConnection()) {
      connection.createStatement().execute("create table mine (id int)");
    }
    try (Connection connection = PostgresServer.freshDatabase().getConnection()) {
      assertThat(connection.getMetaData().getTables(null, null, "mine", null).next()).isFalse();
    }
    try (Connection connection = first.getConnection()) {
      assertThat(connection.getMetaData().getTables(null, null, "mine", null).next()).isTrue();
    }
  }
}
