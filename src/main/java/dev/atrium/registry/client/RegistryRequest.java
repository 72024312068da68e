package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.WireQuery;
import dev.atrium.registry.json.EntityWriter;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A question to the model registry as the request that asks it: verb, path segments, and query or
 * body.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares requests
record RegistryRequest(Verb verb, List<String> path, RegistryQuery query, byte[] body) {

  enum Verb {
    GET,
    POST,
    PATCH
  }

  private static final String ARTIFACTS = EntityCollection.ARTIFACTS.path();

  RegistryRequest {
    requireNonNull(verb, "verb is null");
    path = List.copyOf(path);
  }

  static RegistryRequest get(EntityCollection collection, EntityId id) {
    return new RegistryRequest(
        Verb.GET, List.of(collection.path(), id.toString()), RegistryQuery.NONE, null);
  }

  static RegistryRequest find(EntityCollection collection, FindQuery query) {
    String plural = collection.path();
    String singular = plural.substring(0, plural.length() - 1);
    return new RegistryRequest(Verb.GET, List.of(singular), RegistryQuery.of(query), null);
  }

  static RegistryRequest list(EntityCollection collection, ListQuery query) {
    return query
        .parent()
        .map(parent -> listBelow(parent, collection, query))
        .orElseGet(() -> listTop(collection, query));
  }

  /** The paths are those of the API itself: a filter is not looked at. */
  static RegistryRequest list(EntityCollection collection, WireQuery query) {
    RegistryQuery wire = RegistryQuery.of(query);
    String plural = collection.path();
    if (query.parent().isEmpty()) {
      return new RegistryRequest(Verb.GET, List.of(plural), wire, null);
    }
    boolean isBelowModel = collection == EntityCollection.MODEL_VERSIONS;
    EntityCollection above =
        isBelowModel ? EntityCollection.REGISTERED_MODELS : EntityCollection.MODEL_VERSIONS;
    String parent = query.parent().get().toString();
    return new RegistryRequest(
        Verb.GET, List.of(above.path(), parent, isBelowModel ? "versions" : plural), wire, null);
  }

  /** The model is in the body as well: the API insists (contract, section 1.2). */
  static RegistryRequest createVersion(EntityId model, EntityDraft version) {
    FieldValues values =
        version.values().toBuilder().text(Field.REGISTERED_MODEL_ID, model.toString()).build();
    return post(
        new EntityDraft(version.kind(), values),
        EntityCollection.REGISTERED_MODELS.path(),
        model.toString(),
        "versions");
  }

  /** The cheapest question there is. */
  static RegistryRequest smallestList() {
    return listTop(EntityCollection.REGISTERED_MODELS, ListQuery.all(Paging.of(1)));
  }

  static RegistryRequest create(EntityDraft draft) {
    FieldValues values = draft.values();
    if (draft.kind() == EntityKind.MODEL_VERSION && values.has(Field.ID)) {
      String model =
          values
              .text(Field.REGISTERED_MODEL_ID)
              .orElseThrow(() -> RegistryException.incomplete(Field.REGISTERED_MODEL_ID));
      String parent = EntityId.parse(EntityKind.REGISTERED_MODEL.noun(), model).toString();
      return post(draft, EntityCollection.REGISTERED_MODELS.path(), parent, "versions");
    }
    return switch (draft.kind()) {
      case REGISTERED_MODEL -> post(draft, EntityCollection.REGISTERED_MODELS.path());
      case MODEL_VERSION -> post(draft, EntityCollection.MODEL_VERSIONS.path());
      case MODEL_ARTIFACT -> post(draft, EntityCollection.MODEL_ARTIFACTS.path());
      case DOC_ARTIFACT -> post(draft, ARTIFACTS);
    };
  }

  static RegistryRequest saveArtifact(EntityId version, EntityDraft artifact) {
    return post(artifact, EntityCollection.MODEL_VERSIONS.path(), version.toString(), ARTIFACTS);
  }

  /**
   * Upstream's decoder starts from an entity full of defaults, so a change that does not name the
   * state sets it to its default: an archived model would come back to life. A null takes the
   * default away and changes nothing (contract: section 3, "defaults leak"; {@code /artifacts/{id}}
   * does not do it).
   */
  static RegistryRequest update(EntityCollection collection, EntityId id, FieldValues changes) {
    boolean isComplete = changes.has(Field.STATE) || collection == EntityCollection.ARTIFACTS;
    byte[] body =
        isComplete ? EntityWriter.toBytes(changes) : EntityWriter.toBytes(changes, Field.STATE);
    return new RegistryRequest(Verb.PATCH, List.of(collection.path(), id.toString()), null, body);
  }

  Response send(RegistryApi api) {
    // Words of the API and ids, which are digits: nothing to encode.
    String address = "/" + String.join("/", path);
    return switch (verb) {
      case GET -> api.get(address, query);
      case POST -> api.post(address, body);
      case PATCH -> api.patch(address, body);
    };
  }

  private static RegistryRequest listTop(EntityCollection collection, ListQuery query) {
    // upstream ignores filterQuery on /model_artifacts (kubeflow/model-registry#3207)
    if (collection == EntityCollection.MODEL_ARTIFACTS && query.filter().isPresent()) {
      return getAll(query.ofKind(EntityKind.MODEL_ARTIFACT), ARTIFACTS);
    }
    return getAll(query, collection.path());
  }

  private static RegistryRequest listBelow(
      EntityId parent, EntityCollection collection, ListQuery query) {
    String versions = EntityCollection.MODEL_VERSIONS.path();
    return switch (collection) {
      case REGISTERED_MODELS -> throw RegistryException.rejected("models are not below anything");
      case MODEL_VERSIONS ->
          getAll(query, EntityCollection.REGISTERED_MODELS.path(), parent.toString(), "versions");
      case ARTIFACTS -> getAll(query, versions, parent.toString(), ARTIFACTS);
      case MODEL_ARTIFACTS ->
          getAll(query.ofKind(EntityKind.MODEL_ARTIFACT), versions, parent.toString(), ARTIFACTS);
    };
  }

  private static RegistryRequest getAll(ListQuery query, String... path) {
    return new RegistryRequest(Verb.GET, List.of(path), RegistryQuery.of(query), null);
  }

  private static RegistryRequest post(EntityDraft draft, String... path) {
    FieldValues values = draft.values();
    if (draft.kind().isArtifact() && !values.has(Field.ARTIFACT_TYPE)) {
      values = values.toBuilder().text(Field.ARTIFACT_TYPE, draft.kind().artifactType()).build();
    }
    return new RegistryRequest(Verb.POST, List.of(path), null, EntityWriter.toBytes(values));
  }
}
