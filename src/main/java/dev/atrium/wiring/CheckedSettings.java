package dev.atrium.wiring;

import dev.atrium.health.HealthConfig;
import dev.atrium.kubernetes.Cluster;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.web.WebConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Every configuration there is: who asks for this has had all of them read, used or not. */
@Dependent
record CheckedSettings(
    ServerConfig server,
    WebConfig web,
    HealthConfig health,
    RegistryClientConfig registryClient,
    EmbeddedRegistryConfig embeddedRegistry,
    SecuritySettings security,
    Optional<Cluster> cluster) {

  @Inject
  CheckedSettings {
    if (server.port() == web.registryPort()) {
      throw new InvalidSettingException(
          "PORT and atrium.registry.port must differ, but both are '" + server.port() + "'");
    }
    security.requireConsistent(server, cluster);
  }
}
