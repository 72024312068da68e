package dev.atrium.wiring;

import dev.atrium.bff.kubeflow.KubeflowConfig;
import dev.atrium.federation.FederationConfig;
import dev.atrium.federation.websocket.WebSocketConfig;
import dev.atrium.health.HealthConfig;
import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.kubernetes.KubernetesConfig;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import dev.atrium.security.DoorConfig;
import dev.atrium.security.PeersConfig;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.web.PagesConfig;
import dev.atrium.web.StaticAssetsConfig;
import dev.atrium.web.WebConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Every configuration there is: who asks for this has had all of them read, used or not. */
@Dependent
record CheckedSettings(
    ServerConfig server,
    DeploymentConfig deployment,
    KubeflowConfig kubeflow,
    SurfacesConfig surfaces,
    TlsConfig tls,
    WebConfig web,
    PeersConfig peers,
    DoorConfig door,
    PagesConfig pages,
    StaticAssetsConfig staticAssets,
    HealthConfig health,
    FederationConfig federation,
    WebSocketConfig webSockets,
    RegistryClientConfig registryClient,
    RegistriesConfig registries,
    EmbeddedRegistryConfig embeddedRegistry,
    SecuritySettings security,
    KubernetesConfig kubernetes,
    KnownCluster known) {

  @Inject
  CheckedSettings {
    if (server.port() == web.registryPort()) {
      throw new InvalidSettingException(
          "PORT and atrium.registry.port must differ, but both are '" + server.port() + "'");
    }
    boolean isTaken = tls.port() == server.port() && !tls.only();
    if (tls.enabled() && (isTaken || tls.port() == web.registryPort())) {
      throw new InvalidSettingException(
          "atrium.tls.port must differ from the other ports, but is '" + tls.port() + "'");
    }
    security.requireConsistent(server, known.cluster());
  }
}
