package dev.atrium.registry.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Fills an empty registry faster than its API could: many models, each with versions, each with
 * artifacts, each entity with properties. The rows are those the API would have written.
 */
public final class BulkFill {

  private static final int BATCH = 2000;
  private static final long START_MILLIS = 1_700_000_000_000L;

  private final int models;
  private final int versionsPerModel;
  private final int artifactsPerVersion;
  private final int propertiesPerEntity;

  public BulkFill(
      int models, int versionsPerModel, int artifactsPerVersion, int propertiesPerEntity) {
    this.models = models;
    this.versionsPerModel = versionsPerModel;
    this.artifactsPerVersion = artifactsPerVersion;
    this.propertiesPerEntity = propertiesPerEntity;
  }

  /** Returns how many rows were written. */
  public long fill(DataSource dataSource) throws SQLException {
    SchemaMigration.run(dataSource);
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      long rows = fillContexts(connection) + fillArtifacts(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(restart("context_item", contexts() + 1));
        statement.execute(restart("artifact_item", artifacts() + 1));
      }
      connection.commit();
      return rows;
    }
  }

  public int contexts() {
    return models + versions();
  }

  public int artifacts() {
    return versions() * artifactsPerVersion;
  }

  private int versions() {
    return models * versionsPerModel;
  }

  private long fillContexts(Connection connection) throws SQLException {
    String sql =
        "insert into context_item (id, kind, parent_id, registered_model_id, name, description,"
            + " state, owner, create_ms, update_ms) values (?, ?, ?, ?, ?, ?, 'LIVE', ?, ?, ?)";
    long rows = 0;
    try (Batch items = new Batch(connection, sql);
        Batch properties = new Batch(connection, propertyInsert("context_prop"), items)) {
      for (int id = 1; id <= contexts(); id++) {
        boolean isModel = id <= models;
        int parent = isModel ? 0 : (id - models - 1) % models + 1;
        items.add(
            id,
            isModel ? 1 : 2,
            parent,
            isModel ? null : parent,
            (isModel ? "model-" : "version-") + id,
            "An entity that a benchmark reads, number " + id,
            "owner-" + id % 100,
            START_MILLIS + id,
            START_MILLIS + id);
        rows += 1 + addProperties(properties, id);
      }
      properties.send();
    }
    return rows;
  }

  private long fillArtifacts(Connection connection) throws SQLException {
    String sql =
        "insert into artifact_item (id, kind, scope_id, name, uri, state, create_ms, update_ms)"
            + " values (?, 1, ?, ?, ?, 'LIVE', ?, ?)";
    long rows = 0;
    try (Batch items = new Batch(connection, sql);
        Batch links =
            new Batch(
                connection,
                "insert into artifact_link (context_id, artifact_id) values (?, ?)",
                items);
        Batch properties = new Batch(connection, propertyInsert("artifact_prop"), items)) {
      for (int id = 1; id <= artifacts(); id++) {
        int version = models + (id - 1) % versions() + 1;
        String name = "artifact-" + id;
        items.add(id, version, name, "s3://models/" + name, START_MILLIS + id, START_MILLIS + id);
        links.add(version, id);
        rows += 2 + addProperties(properties, id);
      }
      links.send();
      properties.send();
    }
    return rows;
  }

  private int addProperties(Batch batch, int owner) throws SQLException {
    for (int i = 0; i < propertiesPerEntity; i++) {
      String name = "property-" + i;
      switch (i % 3) {
        case 0 -> batch.add(owner, name, 1, owner % 1000, null, null, null);
        case 1 -> batch.add(owner, name, 2, null, owner / 1000.0, null, null);
        default -> batch.add(owner, name, 3, null, null, "value-" + owner, "value-" + owner);
      }
    }
    return propertiesPerEntity;
  }

  private static String propertyInsert(String table) {
    return "insert into "
        + table
        + " (owner_id, name, value_type, int_v, double_v, text_v, key_v)"
        + " values (?, ?, ?, ?, ?, ?, ?)";
  }

  private static String restart(String table, int next) {
    return "alter table " + table + " alter column id restart with " + next;
  }

  /** Rows of one statement, sent and committed some thousand at a time. */
  private static final class Batch implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Batch[] first;
    private int waiting;

    /** {@code first} are sent before each of this batch, because its rows refer to theirs. */
    Batch(Connection connection, String sql, Batch... first) throws SQLException {
      this.first = first;
      this.connection = connection;
      this.statement = connection.prepareStatement(sql);
    }

    void add(Object... values) throws SQLException {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.addBatch();
      if (++waiting == BATCH) {
        send();
      }
    }

    void send() throws SQLException {
      for (Batch batch : first) {
        batch.send();
      }
      statement.executeBatch();
      // One transaction of millions of rows would keep what it could undo, twice the data.
      connection.commit();
      waiting = 0;
    }

    @Override
    public void close() throws SQLException {
      statement.close();
    }
  }
}
