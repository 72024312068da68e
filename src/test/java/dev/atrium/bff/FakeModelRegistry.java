package dev.atrium.bff;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.SavedArtifact;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A registry that answers what a test has put into it and remembers what it was asked. */
final class FakeModelRegistry implements ModelRegistry {

  final Map<String, String> documents = new HashMap<>();
  String items = "";
  String nextPageToken = "";
  RegistryException failureInThePage;
  RegistryException failure;

  EntityCollection listed;
  ListQuery query;
  FieldValues changes;
  EntityDraft draft;
  EntityId version;
  int openPages;

  void put(EntityCollection collection, int id, String json) {
    documents.put(collection + "/" + id, json);
  }

  @Override
  public EntityDocument get(EntityCollection collection, EntityId id) {
    String json = documents.get(collection + "/" + id);
    if (json == null) {
      throw RegistryException.notFound(collection, id);
    }
    return document(id, json);
  }

  @Override
  public EntityDocument find(EntityCollection collection, FindQuery query) {
    throw new UnsupportedOperationException("the BFF does not search by name");
  }

  @Override
  public EntityPage list(EntityCollection collection, ListQuery query) {
    failIfAsked();
    this.listed = collection;
    this.query = query;
    openPages++;
    return new EntityPage() {
      @Override
      public End writeItems(OutputStream out) throws IOException {
        out.write(items.getBytes(StandardCharsets.UTF_8));
        if (failureInThePage != null) {
          throw failureInThePage;
        }
        return new End(nextPageToken, 1);
      }

      @Override
      public void close() {
        openPages--;
      }
    };
  }

  @Override
  public EntityDocument create(EntityDraft draft) {
    failIfAsked();
    this.draft = draft;
    return document(new EntityId(1), "{\"id\":\"1\"}");
  }

  @Override
  public EntityDocument update(EntityCollection collection, EntityId id, FieldValues changes) {
    get(collection, id);
    this.changes = changes;
    return document(id, "{\"id\":\"" + id + "\",\"updated\":true}");
  }

  @Override
  public SavedArtifact saveArtifact(EntityId modelVersion, EntityDraft artifact) {
    this.version = modelVersion;
    return new SavedArtifact(create(artifact), true);
  }

  @Override
  public void checkReachable() {
    failIfAsked();
  }

  private void failIfAsked() {
    if (failure != null) {
      throw failure;
    }
  }

  private static EntityDocument document(EntityId id, String json) {
    return new EntityDocument(id, json.getBytes(StandardCharsets.UTF_8));
  }
}
