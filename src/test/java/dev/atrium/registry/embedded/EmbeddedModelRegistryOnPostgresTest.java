package dev.atrium.registry.embedded;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.ModelRegistryContract;
import dev.atrium.testing.PostgresServer;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

/** The contract on a real PostgreSQL. */
class EmbeddedModelRegistryOnPostgresTest extends ModelRegistryContract {

  private static ModelRegistry registry;

  @BeforeAll
  static void open() {
    registry = EmbeddedModelRegistry.open(PostgresServer.freshDatabase(), Clock.systemUTC());
  }

  @Override
  protected ModelRegistry registry() {
    return registry;
  }
}
