package dev.atrium.registry;

/**
 * A registry of models, their versions and their artifacts. Adapters decide where it lives.
 *
 * <p>Every method throws {@link RegistryException}, and nothing else, when the registry cannot do
 * what was asked.
 */
public interface ModelRegistry {

  /** Throws {@code NOT_FOUND} when the collection has no entity of that id. */
  EntityDocument get(EntityCollection collection, EntityId id);

  /**
   * Throws {@code NOT_FOUND} when nothing matches; {@code REJECTED} when the query is too vague.
   */
  EntityDocument find(EntityCollection collection, FindQuery query);

  /**
   * Opens a page. The registry has accepted the query when this returns: what fails later is the
   * connection, not the question. The caller closes the page.
   */
  EntityPage list(EntityCollection collection, ListQuery query);

  /**
   * As {@link #list(EntityCollection, ListQuery)}, asked in the words of the registry's own API.
   */
  default EntityPage list(EntityCollection collection, WireQuery query) {
    return list(collection, query.parsed());
  }

  /**
   * Throws {@code CONFLICT} when name or external id are taken, {@code NOT_FOUND} when the parent
   * is unknown, {@code INCOMPLETE} when a required field is missing.
   */
  EntityDocument create(EntityDraft draft);

  /** As {@link #create}, for a version of that model, whatever model the draft names. */
  default EntityDocument createVersion(EntityId model, EntityDraft version) {
    FieldValues below =
        version.values().toBuilder().text(Field.REGISTERED_MODEL_ID, model.toString()).build();
    return create(new EntityDraft(version.kind(), below));
  }

  /**
   * Overwrites the fields that {@code changes} has and leaves the others; a map of custom
   * properties replaces the whole map. {@code changes} of an artifact name its {@link
   * Field#ARTIFACT_TYPE}.
   */
  EntityDocument update(EntityCollection collection, EntityId id, FieldValues changes);

  /**
   * Creates an artifact below a model version, or, when the draft carries an id, changes that
   * artifact and attaches it to the version as well.
   */
  SavedArtifact saveArtifact(EntityId modelVersion, EntityDraft artifact);

  /** Returns when the registry answers; throws {@code UNREACHABLE} or its like when it does not. */
  void checkReachable();
}
