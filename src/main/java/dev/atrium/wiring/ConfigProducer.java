package dev.atrium.wiring;

import dev.atrium.bff.kubeflow.KubeflowConfig;
import dev.atrium.federation.FederationConfig;
import dev.atrium.federation.websocket.WebSocketConfig;
import dev.atrium.health.HealthConfig;
import dev.atrium.kubernetes.KubernetesConfig;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.AuthorizationConfig;
import dev.atrium.security.DoorConfig;
import dev.atrium.security.GatewayConfig;
import dev.atrium.security.HostRules;
import dev.atrium.security.PeersConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.web.PagesConfig;
import dev.atrium.web.StaticAssetsConfig;
import dev.atrium.web.WebConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
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
  SurfacesConfig surfaces(Config config) {
    return SurfacesConfig.from(config);
  }

  @Produces
  @Singleton
  TlsConfig tls(Config config) {
    return TlsConfig.from(config);
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
  RegistriesConfig registries(Config config) {
    return RegistriesConfig.from(config);
  }

  @Produces
  @Singleton
  KubeflowConfig kubeflow(Config config) {
    return KubeflowConfig.from(config);
  }

  @Produces
  @Singleton
  StaticAssetsConfig staticAssets(Config config) {
    return StaticAssetsConfig.from(config);
  }

  @Produces
  @Singleton
  HealthConfig health(Config config) {
    return HealthConfig.from(config);
  }

  @Produces
  @Singleton
  AuthenticationConfig authentication(Config config) {
    return AuthenticationConfig.from(config);
  }

  @Produces
  @Singleton
  TokenConfig tokens(Config config) {
    return TokenConfig.from(config);
  }

  @Produces
  @Singleton
  JwtConfig jwt(Config config) {
    return JwtConfig.from(config);
  }

  @Produces
  @Singleton
  GatewayConfig gateway(Config config) {
    return GatewayConfig.from(config);
  }

  @Produces
  @Singleton
  AuthorizationConfig authorization(Config config) {
    return AuthorizationConfig.from(config);
  }

  @Produces
  @Singleton
  PeersConfig peers(Config config) {
    return PeersConfig.from(config);
  }

  @Produces
  @Singleton
  DoorConfig door(Config config) {
    return DoorConfig.from(config);
  }

  @Produces
  @Singleton
  HostRules hosts(DoorConfig door, ServerConfig server) {
    return new HostRules(List.copyOf(door.allowedHosts()), server.listensOnLoopback());
  }

  @Produces
  @Singleton
  FederationConfig federation(Config config) {
    return FederationConfig.from(config);
  }

  @Produces
  @Singleton
  WebSocketConfig webSockets(Config config) {
    return WebSocketConfig.from(config);
  }

  @Produces
  @Singleton
  WebConfig web(Config config) {
    return WebConfig.from(config);
  }

  @Produces
  @Singleton
  KubernetesConfig kubernetes(Config config) {
    return KubernetesConfig.from(config);
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
