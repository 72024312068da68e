package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.embedded.EntityTable.Column;
import dev.atrium.registry.embedded.filter.FilterTarget;
import dev.atrium.registry.embedded.filter.KnownField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Which names of a filter are fields of the entities themselves; any other is a custom property.
 */
final class FilterFields {

  private static final Map<EntityCollection, FilterTarget> TARGETS =
      new EnumMap<>(EntityCollection.class);

  static {
    Arrays.stream(EntityCollection.values()).forEach(c -> TARGETS.put(c, target(c)));
  }

  private FilterFields() {}

  static FilterTarget of(EntityCollection collection) {
    return TARGETS.get(collection);
  }

  private static FilterTarget target(EntityCollection collection) {
    EntityTable table = EntityTable.of(collection);
    Map<String, KnownField> fields = new HashMap<>();
    fields.put(Field.ID.wireName(), new KnownField("id", KnownField.Type.NUMBER));
    fields.put(Field.CREATE_TIME.wireName(), new KnownField("create_ms", KnownField.Type.NUMBER));
    fields.put(
        Field.LAST_UPDATE_TIME.wireName(), new KnownField("update_ms", KnownField.Type.NUMBER));
    for (Column column : table.columns()) {
      // A list in one column is stored in a form of ours, which nobody should compare with.
      if (column.type() != Column.Type.TEXT_LIST && isInAnyKind(collection, column.field())) {
        fields.put(column.field().wireName(), new KnownField(column.name(), typeOf(column)));
      }
    }
    return new FilterTarget("i", table.propertyTable(), fields);
  }

  private static boolean isInAnyKind(EntityCollection collection, Field field) {
    return collection.kinds().stream().map(EntityKind::fields).anyMatch(f -> f.contains(field));
  }

  private static KnownField.Type typeOf(Column column) {
    return column.type() == Column.Type.ID ? KnownField.Type.NUMBER : KnownField.Type.TEXT;
  }
}
