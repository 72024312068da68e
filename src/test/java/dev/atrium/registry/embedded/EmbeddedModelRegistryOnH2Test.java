package dev.atrium.registry.embedded;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.ModelRegistryContract;
import java.nio.file.Path;
import java.time.Clock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on H2 in a file, as a user has it by default. */
class EmbeddedModelRegistryOnH2Test extends ModelRegistryContract {

  @TempDir private static Path directory;

  private static JdbcConnectionPool pool;
  private static ModelRegistry registry;

  @BeforeAll
  static void open() {
    pool =
        JdbcConnectionPool.create(
            "jdbc:h2:file:" + directory.resolve("registry") + ";LOCK_TIMEOUT=10000", "atrium", "");
    pool.setMaxConnections(30);
    registry = EmbeddedModelRegistry.open(pool, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    pool.dispose();
  }

  @Override
  protected ModelRegistry registry() {
    return registry;
  }
}
