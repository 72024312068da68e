package dev.atrium.wiring;

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
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A registry that may not be there yet: its database can come up after us. It is opened once, by
 * the first call that succeeds; until then calls fail as they do when the database goes away later.
 */
final class ReopeningModelRegistry implements ModelRegistry {

  /** Between two attempts, so that callers do not queue up behind connection timeouts. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Supplier<ModelRegistry> opener;
  private final Clock clock;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile ModelRegistry opened;
  private RegistryException lastFailure;
  private Instant nextAttempt = Instant.MIN;

  ReopeningModelRegistry(Supplier<ModelRegistry> opener, Clock clock) {
    this.opener = requireNonNull(opener, "opener is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public EntityDocument get(EntityCollection collection, EntityId id) {
    return registry().get(collection, id);
  }

  @Override
  public EntityDocument find(EntityCollection collection, FindQuery query) {
    return registry().find(collection, query);
  }

  @Override
  public EntityPage list(EntityCollection collection, ListQuery query) {
    return registry().list(collection, query);
  }

  @Override
  public EntityDocument create(EntityDraft draft) {
    return registry().create(draft);
  }

  @Override
  public EntityDocument update(EntityCollection collection, EntityId id, FieldValues changes) {
    return registry().update(collection, id, changes);
  }

  @Override
  public SavedArtifact saveArtifact(EntityId modelVersion, EntityDraft artifact) {
    return registry().saveArtifact(modelVersion, artifact);
  }

  @Override
  public void checkReachable() {
    registry().checkReachable();
  }

  private ModelRegistry registry() {
    ModelRegistry current = opened;
    return current != null ? current : open();
  }

  /** One caller opens; whoever comes meanwhile is not kept waiting for it. */
  private ModelRegistry open() {
    if (!opening.tryLock()) {
      throw RegistryException.unreachable(null);
    }
    try {
      if (opened == null) {
        tryToOpen();
      }
      return opened;
    } finally {
      opening.unlock();
    }
  }

  private void tryToOpen() {
    if (clock.instant().isBefore(nextAttempt)) {
      throw lastFailure;
    }
    try {
      opened = opener.get();
    } catch (RegistryException e) {
      lastFailure = e;
      nextAttempt = clock.instant().plus(PAUSE);
      throw e;
    }
  }
}
