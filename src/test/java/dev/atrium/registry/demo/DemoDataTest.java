package dev.atrium.registry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Paging;
import dev.atrium.registry.embedded.EmbeddedModelRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDataTest {

  @TempDir private Path directory;

  @Test
  void fillsAnEmptyRegistryOnce() throws IOException {
    JdbcConnectionPool pool =
        JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("registry"), "atrium", "");
    try {
      ModelRegistry registry = EmbeddedModelRegistry.open(pool, Clock.systemUTC());

      new DemoData(registry).addToEmptyRegistry();
      new DemoData(registry).addToEmptyRegistry();

      assertThat(count(registry, EntityCollection.REGISTERED_MODELS)).isEqualTo(6);
      assertThat(count(registry, EntityCollection.MODEL_VERSIONS)).isEqualTo(11);
      assertThat(count(registry, EntityCollection.ARTIFACTS)).isEqualTo(22);
      assertThat(count(registry, EntityCollection.MODEL_ARTIFACTS)).isEqualTo(11);
    } finally {
      pool.dispose();
    }
  }

  private static int count(ModelRegistry registry, EntityCollection collection) throws IOException {
    try (EntityPage page = registry.list(collection, ListQuery.all(Paging.unlimited()))) {
      return page.writeItems(OutputStream.nullOutputStream()).size();
    }
  }
}
