package dev.atrium.bff;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import dev.atrium.registry.json.JsonRejection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a PUT changes. The registry can only overwrite fields, so everything editable that the
 * client left out is overwritten with nothing, except:
 *
 * <ul>
 *   <li>{@code state} stays: editing an archived entity must not restore it by accident;
 *   <li>{@code externalId} stays: a registry cannot take one away, and an empty one would be an id
 *       like any other.
 * </ul>
 */
final class Replacement {

  private final EntityKind kind;
  private final EntityId id;
  private final FieldValues current;

  /** {@code current} is the entity as the registry has it now. */
  Replacement(EntityKind kind, EntityDocument current) {
    this.kind = requireNonNull(kind, "kind is null");
    this.id = current.id();
    this.current = parsed(kind, current);
  }

  /** Makes the entity of a collection of one kind what the client sent. */
  static EntityDocument in(
      ModelRegistry registry, EntityCollection collection, EntityId id, FieldValues sent) {
    EntityKind kind = collection.kinds().get(0);
    Replacement replacement = new Replacement(kind, registry.get(collection, id));
    return registry.update(collection, id, replacement.changes(sent));
  }

  /**
   * The changes that make the entity what the client sent.
   *
   * @throws ProblemException when the client wants to change what is decided once and for all
   */
  FieldValues changes(FieldValues sent) {
    requireSame(Field.ID, id.toString(), sent);
    for (Field field : kind.fixedFields()) {
      requireSame(field, current.text(field).orElse(""), sent);
    }
    return cleared().with(sent.only(kind.editableFields()));
  }

  private static void requireSame(Field field, String now, FieldValues sent) {
    String wanted = sent.text(field).orElse(now);
    if (!wanted.equals(now)) {
      throw ProblemException.badRequest("'" + field.wireName() + "' cannot be changed");
    }
  }

  private FieldValues cleared() {
    FieldValues.Builder values = FieldValues.builder().customProperties(Map.of());
    Set<Field> present = EnumSet.copyOf(kind.editableFields());
    present.retainAll(current.fields());
    for (Field field : present) {
      switch (field.type()) {
        case TEXT -> {
          if (field != Field.EXTERNAL_ID) {
            values.text(field, "");
          }
        }
        // Left alone, so that archiving at the same time is not undone.
        case STATE -> {}
        case TEXT_LIST -> values.texts(field, List.of());
        case PROPERTIES -> {}
      }
    }
    return values.build();
  }

  /** Custom properties are passed over: they are replaced as a whole, whatever they are now. */
  private static FieldValues parsed(EntityKind kind, EntityDocument document) {
    try {
      return new EntityReader(EntityShape.answerOf(kind).without(Field.CUSTOM_PROPERTIES))
          .read(document.json());
    } catch (JsonRejection e) {
      throw RegistryException.unusableAnswer(kind.noun() + " " + document.id(), e);
    }
  }
}
