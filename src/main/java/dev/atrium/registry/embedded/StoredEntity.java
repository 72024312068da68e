package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.json.EntityWriter;
import java.util.Map;

/**
 * A row with its properties.
 *
 * @param createMillis since the epoch, as is {@code updateMillis}
 * @param values the columns, and the custom properties once they are read
 */
record StoredEntity(
    int id, EntityKind kind, long createMillis, long updateMillis, FieldValues values) {

  StoredEntity withProperties(Map<String, PropertyValue> properties) {
    return new StoredEntity(
        id,
        kind,
        createMillis,
        updateMillis,
        values.toBuilder().customProperties(properties).build());
  }

  EntityDocument toDocument() {
    return new EntityDocument(new EntityId(id), EntityWriter.toBytes(toAnswer()));
  }

  /** What a client sees of it. */
  FieldValues toAnswer() {
    FieldValues.Builder answer =
        values.toBuilder()
            .text(Field.ID, Integer.toString(id))
            .text(Field.CREATE_TIME, Long.toString(createMillis))
            .text(Field.LAST_UPDATE_TIME, Long.toString(updateMillis));
    if (kind.isArtifact()) {
      answer.text(Field.ARTIFACT_TYPE, kind.artifactType());
    }
    return answer.build();
  }
}
