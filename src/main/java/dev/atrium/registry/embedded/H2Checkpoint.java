package dev.atrium.registry.embedded;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes H2's commits durable. H2 writes a commit to its file up to half a second later, and even
 * with {@code WRITE_DELAY=0} a commit does not wait for a write that another session has under way
 * ({@code MVStore.tryCommit}, 2.5.250). So a checkpoint is asked for after the commit; sessions
 * that commit at the same time share one.
 */
final class H2Checkpoint implements CommitDurability {

  private final Jdbi jdbi;

  /** Transactions share it, a checkpoint has it alone: it must not write half of a transaction. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

  private final AtomicLong commits = new AtomicLong();
  private volatile long durable;

  H2Checkpoint(Jdbi jdbi) {
    this.jdbi = requireNonNull(jdbi, "jdbi is null");
  }

  @Override
  public void begin() {
    lock.readLock().lock();
  }

  @Override
  public void end() {
    lock.readLock().unlock();
  }

  @Override
  public void afterCommit() {
    long mine = commits.incrementAndGet();
    if (durable >= mine) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (durable < mine) {
        // Read before the checkpoint: whoever commits during it may be missing from it.
        long covered = commits.get();
        jdbi.useHandle(handle -> handle.execute("checkpoint sync"));
        durable = covered;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
