package dev.atrium.registry.json;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields a body may have, and what becomes of others. Names are matched whatever their case,
 * as Go's decoder does and clients rely on (contract: the CSI end-to-end test posts {@code
 * registeredModelID}).
 */
public final class EntityShape {

  private final Map<String, Field> fieldsByLowerCaseName = new HashMap<>();
  private final Set<String> states;
  private final boolean ignoresUnknown;

  private EntityShape(Set<Field> fields, Set<String> states, boolean ignoresUnknown) {
    for (Field field : fields) {
      fieldsByLowerCaseName.put(field.wireName().toLowerCase(Locale.ROOT), field);
    }
    this.states = requireNonNull(states, "states is null");
    this.ignoresUnknown = ignoresUnknown;
  }

  /** The fields a client may set on create; another is refused. */
  public static EntityShape draftOf(EntityKind kind) {
    return new EntityShape(kind.fields(), kind.states(), false);
  }

  /** As {@link #draftOf}, with the fields the server sets besides (contract: "whole entity"). */
  public static EntityShape wholeOf(EntityKind kind) {
    EnumSet<Field> fields = EnumSet.copyOf(kind.fields());
    fields.addAll(EnumSet.of(Field.ID, Field.CREATE_TIME, Field.LAST_UPDATE_TIME));
    return new EntityShape(fields, kind.states(), false);
  }

  /** The fields a client may change; another, a fixed one included, is refused. */
  public static EntityShape changesOf(EntityKind kind) {
    EnumSet<Field> fields = EnumSet.copyOf(kind.editableFields());
    if (kind.isArtifact()) {
      fields.add(Field.ARTIFACT_TYPE);
    }
    return new EntityShape(fields, kind.states(), false);
  }

  /** An artifact of a kind that its {@code artifactType} tells; unknown fields are passed over. */
  public static EntityShape anyArtifact() {
    EnumSet<Field> fields = EnumSet.of(Field.ID);
    fields.addAll(EntityKind.MODEL_ARTIFACT.fields());
    fields.addAll(EntityKind.DOC_ARTIFACT.fields());
    return new EntityShape(fields, EntityKind.MODEL_ARTIFACT.states(), true);
  }

  /** An entity as a registry answers it; a newer registry may have more fields than we know. */
  public static EntityShape answerOf(EntityKind kind) {
    EnumSet<Field> fields = EnumSet.copyOf(kind.fields());
    fields.addAll(EnumSet.of(Field.ID, Field.CREATE_TIME, Field.LAST_UPDATE_TIME));
    return new EntityShape(fields, kind.states(), true);
  }

  /** The same shape for clients that send more than it has, of which no notice is taken. */
  public EntityShape ignoringUnknown() {
    return new EntityShape(EnumSet.copyOf(fieldsByLowerCaseName.values()), states, true);
  }

  /** The same shape with one field less, which is then treated like any unknown one. */
  public EntityShape without(Field field) {
    EnumSet<Field> fields = EnumSet.copyOf(fieldsByLowerCaseName.values());
    fields.remove(field);
    return new EntityShape(fields, states, ignoresUnknown);
  }

  Optional<Field> field(String name) {
    return Optional.ofNullable(fieldsByLowerCaseName.get(name.toLowerCase(Locale.ROOT)));
  }

  Set<String> states() {
    return states;
  }

  boolean ignoresUnknown() {
    return ignoresUnknown;
  }
}
