package dev.atrium.registry.embedded;

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
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.SavedArtifact;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;

/** A registry whose entities live in a database of our own. */
public final class EmbeddedModelRegistry implements ModelRegistry {

  private final Database database;
  private final Map<EntityTable, EntityStore> stores = new EnumMap<>(EntityTable.class);
  private final EntityWrites writes;
  private final EntityFinder finder;

  private EmbeddedModelRegistry(Database database, Clock clock) {
    this.database = database;
    for (EntityTable table : EntityTable.values()) {
      stores.put(table, new EntityStore(table));
    }
    this.writes =
        new EntityWrites(
            stores.get(EntityTable.CONTEXTS), stores.get(EntityTable.ARTIFACTS), clock);
    this.finder = new EntityFinder(this::openPage);
  }

  /**
   * Brings the schema up to date and opens the registry.
   *
   * @throws RegistryException when the database cannot be reached or its schema is not ours
   */
  public static EmbeddedModelRegistry open(DataSource dataSource, Clock clock) {
    requireNonNull(dataSource, "dataSource is null");
    requireNonNull(clock, "clock is null");
    SchemaMigration.run(dataSource);
    return new EmbeddedModelRegistry(Database.open(dataSource), clock);
  }

  @Override
  public EntityDocument get(EntityCollection collection, EntityId id) {
    EntityStore store = storeOf(collection);
    return database
        .read(handle -> store.find(handle, id.number()))
        .filter(row -> collection.kinds().contains(row.kind()))
        .orElseThrow(() -> RegistryException.notFound(collection, id))
        .toDocument();
  }

  @Override
  public EntityDocument find(EntityCollection collection, FindQuery query) {
    return finder.find(collection, query).toDocument();
  }

  @Override
  public EntityPage list(EntityCollection collection, ListQuery query) {
    return openPage(collection, query);
  }

  @Override
  public EntityDocument create(EntityDraft draft) {
    EntityDraft complete = draft.requireComplete();
    return database.write(handle -> writes.create(handle, complete)).toDocument();
  }

  @Override
  public EntityDocument update(EntityCollection collection, EntityId id, FieldValues changes) {
    return database.write(handle -> writes.update(handle, collection, id, changes)).toDocument();
  }

  @Override
  public SavedArtifact saveArtifact(EntityId modelVersion, EntityDraft artifact) {
    return database.write(handle -> writes.saveArtifact(handle, modelVersion, artifact));
  }

  @Override
  public void checkReachable() {
    database.check();
  }

  private StoredPage openPage(EntityCollection collection, ListQuery query) {
    return new StoredPage(database, storeOf(collection), collection, query);
  }

  private EntityStore storeOf(EntityCollection collection) {
    return stores.get(EntityTable.of(collection));
  }
}
