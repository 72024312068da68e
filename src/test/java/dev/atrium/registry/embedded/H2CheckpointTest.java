package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CheckpointTest {

  private static final int COMMITS = 200;

  @TempDir private Path directory;

  @Test
  void isSharedByThoseWhoCommitAtTheSameTime() throws Exception {
    Jdbi jdbi = Jdbi.create("jdbc:h2:file:" + directory.resolve("shared"));
    AtomicInteger checkpoints = new AtomicInteger();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            checkpoints.incrementAndGet();
          }
        });
    H2Checkpoint checkpoint = new H2Checkpoint(jdbi);
    Callable<Void> commit =
        () -> {
          checkpoint.afterCommit();
          return null;
        };
    List<Callable<Void>> commits = new ArrayList<>();
    for (int i = 0; i < COMMITS; i++) {
      commits.add(commit);
    }
    ExecutorService pool = Executors.newFixedThreadPool(20);
    // Keeps the database open between the checkpoints.
    try (Handle open = jdbi.open()) {
      assertThat(open.isClosed()).isFalse();
      for (Future<Void> done : pool.invokeAll(commits)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }

    assertThat(checkpoints.get()).isBetween(1, COMMITS - 1);
  }

  @Test
  void failsWhenTheDatabaseDoes() {
    H2Checkpoint checkpoint =
        new H2Checkpoint(
            Jdbi.create("jdbc:h2:file:" + directory.resolve("none") + ";IFEXISTS=TRUE"));

    assertThatThrownBy(checkpoint::afterCommit).isInstanceOf(JdbiException.class);
  }
}
