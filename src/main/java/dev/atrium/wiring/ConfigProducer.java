package dev.atrium.wiring;

import dev.atrium.health.HealthConfig;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.web.PagesConfig;
import dev.atrium.web.WebConfig;
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

  @Produces
  @Singleton
  RegistryClientConfig registryClient(Config config) {
    return RegistryClientConfig.from(config);
  }

  @Produces
  @Singleton
  HealthConfig health(Config config) {
    return HealthConfig.from(config);
  }

  @Produces
  @Singleton
  WebConfig web(Config config) {
    return WebConfig.from(config);
  }

  @Produces
  @Singleton
  DeploymentConfig deployment(Config config) {
    return DeploymentConfig.from(config);
  }

  @Produces
  @Singleton
  PagesConfig pages(Config config) {
    return PagesConfig.from(config);
  }
}
