package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Looks one entity up by name or external id; the sentences are those of the upstream server. */
final class EntityFinder {

  private final BiFunction<EntityCollection, ListQuery, StoredPage> pages;

  EntityFinder(BiFunction<EntityCollection, ListQuery, StoredPage> pages) {
    this.pages = requireNonNull(pages, "pages is null");
  }

  StoredEntity find(EntityCollection collection, FindQuery query) {
    boolean needsParent = collection != EntityCollection.REGISTERED_MODELS;
    boolean byName = query.name().isPresent() && (query.parent().isPresent() || !needsParent);
    if (!byName && query.externalId().isEmpty()) {
      throw RegistryException.rejected(
          "invalid parameters call, supply either "
              + nameParameters(collection)
              + " or externalId");
    }
    // A name that can be used wins over the external id.
    ListQuery list =
        new ListQuery(
            byName && needsParent ? query.parent() : Optional.empty(),
            byName ? query.name() : Optional.empty(),
            byName ? Optional.empty() : query.externalId(),
            Optional.empty(),
            Optional.empty(),
            Paging.of(2));
    List<StoredEntity> found;
    try (StoredPage page = pages.apply(collection, list)) {
      found = page.firstChunk();
    }
    if (found.size() != 1) {
      String quantity = found.isEmpty() ? "no " : "multiple ";
      throw RegistryException.notFound(quantity + description(collection, query));
    }
    return found.get(0);
  }

  private static String nameParameters(EntityCollection collection) {
    return switch (collection) {
      case REGISTERED_MODELS -> "name";
      case MODEL_VERSIONS -> "(versionName and registeredModelId),";
      case ARTIFACTS, MODEL_ARTIFACTS -> "(artifactName and parentResourceId),";
    };
  }

  private static String description(EntityCollection collection, FindQuery query) {
    String name = query.name().orElse("");
    String parent = query.parent().map(EntityId::toString).orElse("");
    String externalId = query.externalId().orElse("");
    return switch (collection) {
      case REGISTERED_MODELS ->
          "registered models found for name=%s, externalId=%s".formatted(name, externalId);
      case MODEL_VERSIONS ->
          "model versions found for versionName=%s, registeredModelId=%s, externalId=%s"
              .formatted(name, parent, externalId);
      case ARTIFACTS, MODEL_ARTIFACTS ->
          "%s found for name=%s, parentResourceId=%s, externalId=%s"
              .formatted(collection.path().replace('_', ' '), name, parent, externalId);
    };
  }
}
