package dev.atrium.registry.embedded;

import static java.util.stream.Collectors.joining;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.embedded.EntityTable.Column;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes single rows of one {@link EntityTable}, with their properties. */
final class EntityStore {

  private final EntityTable table;
  private final EntityRows rows;
  private final PropertyStore properties;
  private final String insert;
  private final String update;
  private final String selectById;

  EntityStore(EntityTable table) {
    this.table = table;
    this.rows = new EntityRows(table);
    this.properties = new PropertyStore(table.propertyTable());
    this.insert = insertStatement(table);
    this.update = updateStatement(table);
    this.selectById =
        "select " + table.selectList() + " from " + table.table() + " i where i.id = :id";
  }

  PropertyStore properties() {
    return properties;
  }

  EntityRows rows() {
    return rows;
  }

  /** The row of that id with its properties. */
  Optional<StoredEntity> find(Handle handle, int id) {
    return handle
        .createQuery(selectById)
        .bind("id", id)
        .map(rows)
        .findOne()
        .map(row -> properties.readInto(handle, List.of(row)).get(0));
  }

  /** As {@link #find}; nobody else can change the row before this transaction ends. */
  Optional<StoredEntity> findForUpdate(Handle handle, int id) {
    return handle
        .createQuery(selectById + " for update")
        .bind("id", id)
        .map(rows)
        .findOne()
        .map(row -> properties.readInto(handle, List.of(row)).get(0));
  }

  /** Writes a new row; {@code parentId} is null for an entity that stands alone. */
  StoredEntity insert(
      Handle handle, EntityKind kind, Integer parentId, FieldValues values, long nowMillis) {
    var statement =
        handle
            .createUpdate(insert)
            .bind("kind", EntityTable.codeOf(kind))
            .bind("parent", table.parentColumnValue(parentId))
            .bind("create_ms", nowMillis)
            .bind("update_ms", nowMillis);
    bindColumns(statement, values);
    int id = statement.executeAndReturnGeneratedKeys("id").mapTo(Integer.class).one();
    FieldValues stored =
        values.has(Field.CUSTOM_PROPERTIES)
            ? values
            : values.toBuilder().customProperties(Map.of()).build();
    properties.insert(handle, id, stored.customProperties().orElseThrow());
    return new StoredEntity(id, kind, nowMillis, nowMillis, stored);
  }

  /**
   * Writes {@code changes} over a row that was read for update. The time of the last update always
   * grows, so that clients can order and compare by it.
   */
  StoredEntity update(Handle handle, StoredEntity row, FieldValues changes, long nowMillis) {
    long updateMillis = Math.max(nowMillis, row.updateMillis() + 1);
    FieldValues values = row.values().with(changes);
    var statement =
        handle.createUpdate(update).bind("id", row.id()).bind("update_ms", updateMillis);
    bindColumns(statement, values);
    statement.execute();
    changes.customProperties().ifPresent(map -> properties.replace(handle, row.id(), map));
    return new StoredEntity(row.id(), row.kind(), row.createMillis(), updateMillis, values);
  }

  private void bindColumns(SqlStatement<?> statement, FieldValues values) {
    for (Column column : table.columns()) {
      Field field = column.field();
      switch (column.type()) {
        case TEXT -> statement.bind(column.name(), values.text(field).orElse(null));
        case TEXT_LIST ->
            statement.bind(column.name(), values.texts(field).map(TextList::format).orElse(null));
        case ID ->
            statement.bindBySqlType(
                column.name(), values.text(field).map(Integer::valueOf).orElse(null), Types.INTEGER);
      }
    }
  }

  private static String insertStatement(EntityTable table) {
    List<String> names = new ArrayList<>(List.of("kind", "create_ms", "update_ms"));
    table.columns().forEach(column -> names.add(column.name()));
    return "insert into %s (%s, %s) values (:parent, %s)"
        .formatted(
            table.table(),
            table.parentColumn(),
            String.join(", ", names),
            names.stream().map(name -> ":" + name).collect(joining(", ")));
  }

  private static String updateStatement(EntityTable table) {
    return "update %s set update_ms = :update_ms, %s where id = :id"
        .formatted(
            table.table(),
            table.columns().stream()
                .map(column -> column.name() + " = :" + column.name())
                .collect(joining(", ")));
  }
}
