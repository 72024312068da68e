package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.SavedArtifact;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** What creating and changing an entity means. Each method runs inside one transaction. */
final class EntityWrites {

  private final EntityStore contexts;
  private final EntityStore artifacts;
  private final Clock clock;

  EntityWrites(EntityStore contexts, EntityStore artifacts, Clock clock) {
    this.contexts = requireNonNull(contexts, "contexts is null");
    this.artifacts = requireNonNull(artifacts, "artifacts is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  StoredEntity create(Handle handle, EntityDraft draft) {
    if (draft.values().has(Field.ID)) {
      return changeById(handle, draft);
    }
    return switch (draft.kind()) {
      case REGISTERED_MODEL -> insert(handle, contexts, draft, null);
      case MODEL_VERSION -> insertVersion(handle, draft);
      case MODEL_ARTIFACT, DOC_ARTIFACT -> insert(handle, artifacts, named(draft), null);
    };
  }

  StoredEntity update(
      Handle handle, EntityCollection collection, EntityId id, FieldValues changes) {
    EntityStore store = collection.holdsArtifacts() ? artifacts : contexts;
    StoredEntity row =
        store
            .findForUpdate(handle, id.number())
            .filter(found -> collection.kinds().contains(found.kind()))
            .orElseThrow(() -> RegistryException.notFound(collection, id));
    if (collection.holdsArtifacts()) {
      requireSameType(collection, row.kind(), changes);
    }
    return change(handle, store, row, changes);
  }

  SavedArtifact saveArtifact(Handle handle, EntityId version, EntityDraft draft) {
    requireContext(handle, version, EntityCollection.MODEL_VERSIONS);
    boolean isNew = !draft.values().has(Field.ID);
    StoredEntity saved =
        isNew
            ? insert(handle, artifacts, named(draft), version.number())
            : changeById(handle, draft);
    ArtifactLinks.add(handle, version.number(), saved.id());
    return new SavedArtifact(saved.toDocument(), isNew);
  }

  private StoredEntity insertVersion(Handle handle, EntityDraft draft) {
    EntityId model =
        EntityId.parse(
            "registered model", draft.values().text(Field.REGISTERED_MODEL_ID).orElseThrow());
    requireContext(handle, model, EntityCollection.REGISTERED_MODELS);
    FieldValues values =
        draft.values().toBuilder().text(Field.REGISTERED_MODEL_ID, model.toString()).build();
    return insert(handle, contexts, new EntityDraft(draft.kind(), values), model.number());
  }

  private StoredEntity insert(
      Handle handle, EntityStore store, EntityDraft draft, Integer parentId) {
    EntityKind kind = draft.kind();
    FieldValues values = draft.values().only(kind.fields());
    if (!kind.isArtifact() && !values.has(Field.STATE)) {
      values = values.toBuilder().text(Field.STATE, "LIVE").build();
    }
    String name = values.text(Field.NAME).orElseThrow();
    EntityLimits.requireName(name, parentId);
    EntityLimits.requireExternalId(values);
    FieldValues complete = values;
    return refusingDuplicates(
        kind, name, () -> store.insert(handle, kind, parentId, complete, clock.millis()));
  }

  /**
   * A create whose body names an id is a change of that entity (contract, sections 1.1 and 1.5).
   */
  private StoredEntity changeById(Handle handle, EntityDraft draft) {
    EntityKind kind = draft.kind();
    String text = draft.values().text(Field.ID).orElseThrow();
    EntityId id = EntityId.parse(kind.isArtifact() ? "artifact" : kind.noun(), text);
    EntityStore store = kind.isArtifact() ? artifacts : contexts;
    StoredEntity row =
        store.findForUpdate(handle, id.number()).orElseThrow(() -> noSuchEntity(kind, id));
    if (row.kind() != kind || !isBelowTheSameModel(row, draft)) {
      throw kind.isArtifact()
          ? RegistryException.rejected("artifact with id " + id + " is not a " + kind.noun())
          : noSuchEntity(kind, id);
    }
    return change(handle, store, row, draft.values());
  }

  /** A version is changed below its own model only. */
  private static boolean isBelowTheSameModel(StoredEntity row, EntityDraft draft) {
    return row.kind() != EntityKind.MODEL_VERSION
        || row.values()
            .text(Field.REGISTERED_MODEL_ID)
            .equals(draft.values().text(Field.REGISTERED_MODEL_ID));
  }

  private static RegistryException noSuchEntity(EntityKind kind, EntityId id) {
    return kind.isArtifact()
        ? RegistryException.rejected(
            "mismatched types, artifact with id " + id + " is not a " + kind.noun())
        : RegistryException.notFound("no " + kind.noun() + " found for id " + id);
  }

  private StoredEntity change(
      Handle handle, EntityStore store, StoredEntity row, FieldValues changes) {
    FieldValues editable = changes.only(row.kind().editableFields());
    EntityLimits.requireExternalId(editable);
    String name = row.values().text(Field.NAME).orElseThrow();
    return refusingDuplicates(
        row.kind(), name, () -> store.update(handle, row, editable, clock.millis()));
  }

  private void requireContext(Handle handle, EntityId id, EntityCollection collection) {
    boolean isThere =
        handle
            .createQuery("select kind from context_item where id = :id")
            .bind("id", id.number())
            .mapTo(Integer.class)
            .findOne()
            .filter(code -> code == EntityTable.codeOf(collection.kinds().get(0)))
            .isPresent();
    if (!isThere) {
      throw RegistryException.notFound(collection, id);
    }
  }

  /**
   * In a collection of several kinds the change must say which it means; the kind never changes.
   */
  private static void requireSameType(
      EntityCollection collection, EntityKind kind, FieldValues changes) {
    String type = changes.text(Field.ARTIFACT_TYPE).orElse("");
    boolean mayBeAbsent = collection.kinds().size() == 1;
    if (!type.equals(kind.artifactType()) && !(mayBeAbsent && type.isEmpty())) {
      throw RegistryException.rejected(
          "cannot change artifact type from '%s' to '%s': artifact type is immutable"
              .formatted(kind.artifactType(), type));
    }
  }

  private static EntityDraft named(EntityDraft draft) {
    if (!draft.values().text(Field.NAME).orElse("").isEmpty()) {
      return draft;
    }
    String name = UUID.randomUUID().toString();
    return new EntityDraft(draft.kind(), draft.values().toBuilder().text(Field.NAME, name).build());
  }

  private static StoredEntity refusingDuplicates(
      EntityKind kind, String name, Supplier<StoredEntity> write) {
    try {
      return write.get();
    } catch (JdbiException e) {
      if (DatabaseFailure.isUniqueViolation(e)) {
        throw RegistryException.conflict(kind.noun() + " with name " + name + " already exists");
      }
      throw e;
    }
  }
}
