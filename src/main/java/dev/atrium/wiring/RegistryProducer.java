package dev.atrium.wiring;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.embedded.EmbeddedModelRegistry;
import dev.atrium.registry.rest.RegistryApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Chooses the registry behind the port. */
@Dependent
class RegistryProducer {

  private static final String DATA_SOURCE = "jdbc/registry";

  @Produces
  @ApplicationScoped
  ModelRegistry registry() {
    Clock clock = Clock.systemUTC();
    return new ReopeningModelRegistry(
        () -> EmbeddedModelRegistry.open(dataSource(), clock), clock);
  }

  @Produces
  @Singleton
  RegistryApiConfig registryApi() {
    return new RegistryApiConfig(true);
  }

  private static DataSource dataSource() {
    try {
      return InitialContext.doLookup(DATA_SOURCE);
    } catch (NamingException e) {
      throw new IllegalStateException("the server has no data source " + DATA_SOURCE, e);
    }
  }
}
