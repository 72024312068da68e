package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.testing.PostgresServer;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A few items with properties in a real database, to be looked for by filter query. */
final class SampleItems implements AutoCloseable {

  static final FilterTarget TARGET =
      new FilterTarget(
          "i",
          "context_prop",
          Map.of(
              "id", new KnownField("id", KnownField.Type.NUMBER),
              "name", new KnownField("name", KnownField.Type.TEXT),
              "state", new KnownField("state", KnownField.Type.TEXT),
              "externalId", new KnownField("external_id", KnownField.Type.TEXT),
              "registeredModelId", new KnownField("parent_id", KnownField.Type.NUMBER),
              "createTimeSinceEpoch", new KnownField("create_ms", KnownField.Type.NUMBER),
              "score", new KnownField("score", KnownField.Type.DECIMAL)));

  /** Shares its key with the note of item 6 and with no other. */
  static final String LONG_NOTE = "n".repeat(299) + "5";

  static final String OTHER_LONG_NOTE = "n".repeat(299) + "6";

  /** As long as a key, and the key of both. */
  static final String COMMON_KEY = "n".repeat(255);

  /** What makes a backtracking matcher start over for every combination of its letters. */
  static final String MANY_CHOICES = "a".repeat(20_000);

  private static final int INT = 1;
  private static final int DOUBLE = 2;
  private static final int STRING = 3;
  private static final int BOOL = 4;
  private static final int STRUCT = 5;

  private final Dialect dialect;
  private final Handle handle;

  private SampleItems(Dialect dialect, Handle handle) {
    this.dialect = requireNonNull(dialect, "dialect is null");
    this.handle = requireNonNull(handle, "handle is null");
  }

  static SampleItems onH2() {
    return filled(Jdbi.open("jdbc:h2:mem:"), Dialect.H2);
  }

  static SampleItems onPostgres() {
    return filled(Jdbi.open(PostgresServer.freshDatabase()), Dialect.POSTGRESQL);
  }

  private static SampleItems filled(Handle handle, Dialect dialect) {
    createTables(handle);
    fillItems(handle);
    fillProperties(handle);
    return new SampleItems(dialect, handle);
  }

  /** The ids of what the query selects, in their order. */
  List<Integer> select(String query) {
    SqlCondition condition = FilterQuery.compile(query, TARGET, dialect).orElseThrow();
    return handle
        .createQuery(
            "select i.id from context_item i where i.id > 0 and "
                + condition.sql()
                + " order by i.id")
        .bindMap(condition.bindings())
        .mapTo(Integer.class)
        .list();
  }

  @Override
  public void close() {
    handle.close();
  }

  private static void createTables(Handle handle) {
    handle.execute(
        "create table context_item (id int primary key, name varchar(255), state varchar(32),"
            + " external_id varchar(255), parent_id int, create_ms bigint,"
            + " score double precision)");
    handle.execute(
        "create table context_prop (owner_id int, name varchar(255), value_type smallint,"
            + " int_v int, double_v double precision, bool_v boolean, text_v varchar,"
            + " key_v varchar(255), primary key (owner_id, name))");
    handle.execute("create index prop_key on context_prop (name, key_v, owner_id)");
  }

  private static void fillItems(Handle handle) {
    String insert = "insert into context_item values (?, ?, ?, ?, ?, ?, ?)";
    handle.execute(insert, 1, "bert-base", "LIVE", "5", 12, 1_700_000_000_000L, 0.5);
    handle.execute(insert, 2, "bert_large", "ARCHIVED", "007", 13, 1_700_000_000_001L, 1.0);
    handle.execute(insert, 3, "GPT 50%", "LIVE", null, 12, 1_600_000_000_000L, -2.5);
    handle.execute(insert, 4, "O'Brien", null, "true", 14, 1L, null);
    handle.execute(insert, 5, "back\\slash!", "LIVE", "", 999_999_999, 2L, 1e300);
    handle.execute(insert, 6, "Größe\nÜber 😀", "LIVE", ":f0 ?", 0, 3L, 0.0);
  }

  private static void fillProperties(Handle handle) {
    put(handle, 1, "framework", "pytorch");
    put(handle, 1, "stage", "prod");
    put(handle, 1, "owner", "Susana");
    insert(handle, 1, "epochs", INT, 5, null, null, null);
    insert(handle, 1, "accuracy", DOUBLE, null, 0.91, null, null);
    insert(handle, 1, "deployed", BOOL, null, null, true, null);
    put(handle, 2, "framework", "onnx");
    insert(handle, 2, "epochs", DOUBLE, null, 5.0, null, null);
    insert(handle, 2, "accuracy", INT, 1, null, null, null);
    insert(handle, 2, "deployed", BOOL, null, null, false, null);
    put(handle, 3, "framework", "PyTorch");
    put(handle, 3, "epochs", "5");
    put(handle, 3, "training-job id", "x");
    put(handle, 3, "name", "shadowed");
    insert(handle, 4, "epochs", INT, -7, null, null, null);
    insert(handle, 4, "accuracy", DOUBLE, null, -0.0, null, null);
    put(handle, 5, "note", LONG_NOTE);
    insert(handle, 5, "framework", STRUCT, null, null, null, "pytorch");
    insert(handle, 5, "a.int_value", INT, 1, null, null, null);
    put(handle, 6, "note", OTHER_LONG_NOTE);
    put(handle, 6, "choices", MANY_CHOICES);
    put(handle, 6, "empty", "");
  }

  private static void put(Handle handle, int owner, String name, String text) {
    insert(handle, owner, name, STRING, null, null, null, text);
  }

  private static void insert(Handle handle, int owner, String name, int type, Object... values) {
    String text = (String) values[3];
    handle.execute(
        "insert into context_prop values (?, ?, ?, ?, ?, ?, ?, ?)",
        owner,
        name,
        type,
        values[0],
        values[1],
        values[2],
        text,
        text == null ? null : PropertyKey.of(text));
  }
}
