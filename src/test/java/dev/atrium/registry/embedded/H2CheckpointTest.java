package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CheckpointTest {

  private static final int COMMITS = 200;
  private static final int CREATES = 40;

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

  /**
   * A file that is copied is what a kill at that moment would leave. H2 uses space again that is 45
   * seconds old; with no retention it does so from the start, as in a file that is older.
   */
  @Test
  void leavesWhatWasAnsweredInAFileWhoseSpaceIsUsedAgain() throws Exception {
    JdbcConnectionPool pool = pool("used-again", ";RETENTION_TIME=0");
    try {
      EmbeddedModelRegistry registry = EmbeddedModelRegistry.open(pool, Clock.systemUTC());
      for (int i = 1; i <= CREATES; i++) {
        FieldValues values = FieldValues.builder().text(Field.NAME, "model-" + i).build();
        registry.create(new EntityDraft(EntityKind.REGISTERED_MODEL, values));
        Files.copy(
            directory.resolve("used-again.mv.db"), directory.resolve("killed-" + i + ".mv.db"));

        assertThat(modelsIn("killed-" + i)).isEqualTo(i);
      }
    } finally {
      pool.dispose();
    }
  }

  private int modelsIn(String file) {
    JdbcConnectionPool pool = pool(file, ";DB_CLOSE_DELAY=0");
    try {
      return Jdbi.create(pool)
          .withHandle(
              handle ->
                  handle
                      .createQuery("select count(*) from context_item")
                      .mapTo(Integer.class)
                      .one());
    } finally {
      pool.dispose();
    }
  }

  private JdbcConnectionPool pool(String file, String settings) {
    return JdbcConnectionPool.create(
        "jdbc:h2:file:" + directory.resolve(file) + settings, "atrium", "");
  }

  @Test
  void failsWhenTheDatabaseDoes() {
    H2Checkpoint checkpoint =
        new H2Checkpoint(
            Jdbi.create("jdbc:h2:file:" + directory.resolve("none") + ";IFEXISTS=TRUE"));

    assertThatThrownBy(checkpoint::afterCommit).isInstanceOf(JdbiException.class);
  }
}
