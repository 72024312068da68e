package dev.atrium.wiring;

import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Publishes each feature's settings as the record that the feature asks for. */
@Dependent
class ConfigProducer {

  @Produces
  @Singleton
  ServerConfig server(Config config) {
    return ServerConfig.from(config);
  }

  @Produces
  @Singleton
  EmbeddedRegistryConfig embeddedRegistry(Config config) {
    return EmbeddedRegistryConfig.from(config);
  }
}
