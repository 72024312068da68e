package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The two families of entities and where they are stored (db/migration). */
enum EntityTable {
  CONTEXTS(
      "context_item",
      "context_prop",
      "parent_id",
      List.of(EntityKind.REGISTERED_MODEL, EntityKind.MODEL_VERSION),
      Column.of("registered_model_id", Field.REGISTERED_MODEL_ID, Column.Type.ID),
      Column.text(Field.NAME),
      Column.text(Field.EXTERNAL_ID),
      Column.text(Field.DESCRIPTION),
      Column.text(Field.STATE),
      Column.text(Field.OWNER),
      Column.text(Field.AUTHOR),
      Column.text(Field.README),
      Column.text(Field.MATURITY),
      Column.of("language", Field.LANGUAGE, Column.Type.TEXT_LIST),
      Column.of("tasks", Field.TASKS, Column.Type.TEXT_LIST),
      Column.text(Field.PROVIDER),
      Column.text(Field.LOGO),
      Column.text(Field.LICENSE),
      Column.text(Field.LICENSE_LINK),
      Column.text(Field.LIBRARY_NAME)),
  ARTIFACTS(
      "artifact_item",
      "artifact_prop",
      "scope_id",
      List.of(EntityKind.MODEL_ARTIFACT, EntityKind.DOC_ARTIFACT),
      Column.text(Field.NAME),
      Column.text(Field.EXTERNAL_ID),
      Column.text(Field.DESCRIPTION),
      Column.text(Field.STATE),
      Column.text(Field.URI),
      Column.text(Field.MODEL_FORMAT_NAME),
      Column.text(Field.MODEL_FORMAT_VERSION),
      Column.text(Field.STORAGE_KEY),
      Column.text(Field.STORAGE_PATH),
      Column.text(Field.SERVICE_ACCOUNT_NAME),
      Column.text(Field.MODEL_SOURCE_KIND),
      Column.text(Field.MODEL_SOURCE_CLASS),
      Column.text(Field.MODEL_SOURCE_GROUP),
      Column.text(Field.MODEL_SOURCE_ID),
      Column.text(Field.MODEL_SOURCE_NAME));

  private final String table;
  private final String propertyTable;
  private final String parentColumn;
  private final List<EntityKind> kinds;
  private final List<Column> columns;
  private final String selectList;

  EntityTable(
      String table,
      String propertyTable,
      String parentColumn,
      List<EntityKind> kinds,
      Column... columns) {
    this.table = table;
    this.propertyTable = propertyTable;
    this.parentColumn = parentColumn;
    this.kinds = kinds;
    this.columns = List.of(columns);
    List<String> names = new ArrayList<>(List.of("id", "kind", "create_ms", "update_ms"));
    Arrays.stream(columns).map(Column::name).forEach(names::add);
    this.selectList = names.stream().map(name -> "i." + name).collect(Collectors.joining(", "));
  }

  static EntityTable of(EntityCollection collection) {
    return collection.holdsArtifacts() ? ARTIFACTS : CONTEXTS;
  }

  static EntityTable of(EntityKind kind) {
    return kind.isArtifact() ? ARTIFACTS : CONTEXTS;
  }

  String table() {
    return table;
  }

  String propertyTable() {
    return propertyTable;
  }

  /** The column of the parent in whose scope a name is unique. */
  String parentColumn() {
    return parentColumn;
  }

  /** What stands in the parent column for "none": a unique key does not see nulls as equal. */
  Integer parentColumnValue(Integer parentId) {
    return parentId == null && this == CONTEXTS ? Integer.valueOf(0) : parentId;
  }

  List<Column> columns() {
    return columns;
  }

  /** The columns of a select, in the order in which {@link EntityRows} reads them. */
  String selectList() {
    return selectList;
  }

  /** The number a kind has in the column {@code kind}: never reused, part of the stored data. */
  static int codeOf(EntityKind kind) {
    return switch (kind) {
      case REGISTERED_MODEL, MODEL_ARTIFACT -> 1;
      case MODEL_VERSION, DOC_ARTIFACT -> 2;
    };
  }

  EntityKind kindOf(int code) {
    return kinds.stream()
        .filter(kind -> codeOf(kind) == code)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("unknown kind " + code + " in " + table));
  }

  /** Whether the table holds nothing but what the collection shows. */
  boolean isWhole(EntityCollection collection) {
    return collection.kinds().containsAll(kinds);
  }

  /** One field and the column that keeps it. */
  record Column(String name, Field field, Type type) {

    enum Type {
      TEXT,
      TEXT_LIST,
      ID
    }

    static Column text(Field field) {
      return of(field.name().toLowerCase(Locale.ROOT), field, Type.TEXT);
    }

    static Column of(String name, Field field, Type type) {
      return new Column(name, field, type);
    }
  }
}
