package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.SavedArtifact;
import dev.atrium.registry.WireQuery;
import java.util.function.Function;

/**
 * A Kubeflow model registry somewhere else as our {@link ModelRegistry}: translates between the
 * port and that registry's API. A call that failed has failed, nothing is repeated here; what the
 * engine below may repeat: {@link Attempts}.
 */
final class RemoteModelRegistry implements ModelRegistry {

  private final Exchange gateway;
  private final RegistryClientConfig config;

  RemoteModelRegistry(Exchange gateway, RegistryClientConfig config) {
    this.gateway = requireNonNull(gateway, "gateway is null");
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public EntityDocument get(EntityCollection collection, EntityId id) {
    return ask(RegistryRequest.get(collection, id), this::document);
  }

  @Override
  public EntityDocument find(EntityCollection collection, FindQuery query) {
    return ask(RegistryRequest.find(collection, query), this::document);
  }

  @Override
  public EntityPage list(EntityCollection collection, ListQuery query) {
    return ask(RegistryRequest.list(collection, query), RemotePage::open);
  }

  @Override
  public EntityPage list(EntityCollection collection, WireQuery query) {
    return ask(RegistryRequest.list(collection, query), RemotePage::open);
  }

  @Override
  public EntityDocument createVersion(EntityId model, EntityDraft version) {
    return ask(RegistryRequest.createVersion(model, version), this::document);
  }

  @Override
  public EntityDocument create(EntityDraft draft) {
    return ask(RegistryRequest.create(draft), this::document);
  }

  @Override
  public EntityDocument update(EntityCollection collection, EntityId id, FieldValues changes) {
    return ask(RegistryRequest.update(collection, id, changes), this::document);
  }

  @Override
  public SavedArtifact saveArtifact(EntityId modelVersion, EntityDraft artifact) {
    return ask(
        RegistryRequest.saveArtifact(modelVersion, artifact),
        answer -> new SavedArtifact(document(answer), answer.isCreated()));
  }

  @Override
  public void checkReachable() {
    ask(
        RegistryRequest.smallestList(),
        answer -> {
          // Nobody's token is forwarded with a health check; to be asked for one is an answer.
          if (answer.asksWho()) {
            answer.abort();
          } else {
            RemotePage.discard(answer);
          }
          return null;
        });
  }

  private EntityDocument document(Answer answer) {
    EntityDocument document = answer.document(config.maxEntitySize());
    answer.release();
    return document;
  }

  private <T> T ask(RegistryRequest request, Function<Answer, T> reader) {
    try {
      return gateway.exchange(request, reader);
    } catch (RegistryOutage e) {
      throw e.failure();
    }
  }
}
