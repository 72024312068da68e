package dev.atrium.registry.embedded;

import dev.atrium.registry.embedded.filter.Dialect;
import org.jdbi.v3.core.Jdbi;

/** What a database needs after a commit before the commit may be called durable. */
interface CommitDurability {

  /** Called before a transaction; {@link #end()} follows whatever becomes of it. */
  default void begin() {}

  /** Called after a transaction, and before {@link #afterCommit()} when it was committed. */
  default void end() {}

  /** Returns when everything this thread has committed is durable. */
  void afterCommit();

  /** PostgreSQL and its like write their log before commit returns: nothing to add. */
  static CommitDurability ofCommit() {
    return () -> {};
  }

  /** What the database of that dialect needs. */
  static CommitDurability of(Dialect dialect, Jdbi jdbi) {
    return switch (dialect) {
      case H2 -> new H2Checkpoint(jdbi);
      case POSTGRESQL -> ofCommit();
    };
  }
}
