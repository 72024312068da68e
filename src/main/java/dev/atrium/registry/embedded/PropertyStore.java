package dev.atrium.registry.embedded;

import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.BoolValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.PropertyValue.StructValue;
import dev.atrium.registry.embedded.filter.PropertyKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Reads and writes the custom properties of entities, one row each. */
final class PropertyStore {

  private final String table;

  PropertyStore(String table) {
    this.table = table;
  }

  void insert(Handle handle, int ownerId, Map<String, PropertyValue> properties) {
    if (properties.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into "
                + table
                + " (owner_id, name, value_type, int_v, double_v, bool_v, text_v, key_v)"
                + " values (:owner, :name, :type, :int, :double, :bool, :text, :key)");
    properties.forEach((name, value) -> add(batch, ownerId, name, value));
    batch.execute();
  }

  void replace(Handle handle, int ownerId, Map<String, PropertyValue> properties) {
    handle
        .createUpdate("delete from " + table + " where owner_id = :id")
        .bind("id", ownerId)
        .execute();
    insert(handle, ownerId, properties);
  }

  /**
   * The same rows with their properties in the order of their names, in one statement whatever
   * their number.
   */
  List<StoredEntity> readInto(Handle handle, List<StoredEntity> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Integer[] owners = rows.stream().map(StoredEntity::id).toArray(Integer[]::new);
    Map<Integer, Map<String, PropertyValue>> found = new HashMap<>();
    handle
        .createQuery(
            "select p.owner_id, p.name, p.value_type, p.int_v, p.double_v, p.bool_v, p.text_v"
                // H2 would compare each row that "= any" finds with all the owners again.
                + " from unnest(cast(:owners as integer array)) o (id) join "
                + table
                + " p on p.owner_id = o.id")
        .bindArray("owners", Integer.class, (Object[]) owners)
        .scanResultSet(
            (results, context) -> {
              ResultSet property = results.get();
              while (property.next()) {
                found
                    .computeIfAbsent(property.getInt(1), id -> new TreeMap<>())
                    .put(property.getString(2), value(property));
              }
              return null;
            });
    return rows.stream()
        .map(row -> row.withProperties(found.getOrDefault(row.id(), Map.of())))
        .toList();
  }

  private static PropertyValue value(ResultSet property) throws SQLException {
    int type = property.getInt(3);
    return switch (type) {
      case 1 -> new IntValue(property.getInt(4));
      case 2 -> new DoubleValue(property.getDouble(5));
      case 3 -> new StringValue(property.getString(7));
      case 4 -> new BoolValue(property.getBoolean(6));
      case 5 -> new StructValue(property.getString(7));
      default -> throw new SQLException("unknown value_type " + type);
    };
  }

  private static void add(PreparedBatch batch, int ownerId, String name, PropertyValue value) {
    Row row = Row.of(value);
    batch
        .bind("owner", ownerId)
        .bind("name", name)
        .bind("type", row.type)
        .bindBySqlType("int", row.intValue, Types.INTEGER)
        .bindBySqlType("double", row.doubleValue, Types.DOUBLE)
        .bindBySqlType("bool", row.boolValue, Types.BOOLEAN)
        .bind("text", row.text)
        .bind("key", row.key())
        .add();
  }

  /** The value columns; all but one or two are null. */
  private record Row(
      int type, Integer intValue, Double doubleValue, Boolean boolValue, String text) {

    static Row of(PropertyValue value) {
      if (value instanceof IntValue v) {
        return new Row(1, v.value(), null, null, null);
      }
      if (value instanceof DoubleValue v) {
        return new Row(2, null, v.value(), null, null);
      }
      if (value instanceof StringValue v) {
        return new Row(3, null, null, null, v.value());
      }
      if (value instanceof BoolValue v) {
        return new Row(4, null, null, v.value(), null);
      }
      if (value instanceof StructValue v) {
        return new Row(5, null, null, null, v.base64());
      }
      throw new IllegalArgumentException("unknown property value " + value.getClass());
    }

    /** A struct is not looked up by its value. */
    String key() {
      return type == 3 ? PropertyKey.of(text) : null;
    }
  }
}
