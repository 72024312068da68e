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
import dev.atrium.security.PeersConfig;
import dev.atrium.security.TokenConfig;
import dev.atrium.security.jwt.JwtConfig;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.SettingsCheck;
import dev.atrium.web.PagesConfig;
import dev.atrium.web.StaticAssetsConfig;
import dev.atrium.web.WebConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** Every configuration there is: who asks for this has had all of them read, used or not. */
@Dependent
class CheckedSettings {

  private static final Logger LOG = Logger.getLogger(CheckedSettings.class.getName());

  /** What is read alone, and then what one of them cannot know of another. */
  private static final List<Consumer<Config>> READERS =
      List.of(
          ServerConfig::from,
          DeploymentConfig::from,
          KubeflowConfig::from,
          SurfacesConfig::from,
          TlsConfig::from,
          WebConfig::from,
          PeersConfig::from,
          DoorConfig::from,
          PagesConfig::from,
          StaticAssetsConfig::from,
          HealthConfig::from,
          FederationConfig::from,
          WebSocketConfig::from,
          RegistryClientConfig::from,
          RegistriesConfig::from,
          EmbeddedRegistryConfig::from,
          AuthenticationConfig::from,
          TokenConfig::from,
          JwtConfig::from,
          GatewayConfig::from,
          AuthorizationConfig::from,
          KubernetesConfig::from,
          CheckedSettings::requireDifferentPorts,
          CheckedSettings::requireSecurity);

  @Inject
  CheckedSettings(Config config) {
    List<String> refusals = refusals(config);
    if (!refusals.isEmpty()) {
      for (String refusal : refusals) {
        LOG.severe(refusal);
      }
      throw new InvalidSettingException(String.join("\n", refusals));
    }
  }

  /** A sentence for each setting that cannot be used. */
  static List<String> refusals(Config config) {
    SettingsCheck check = new SettingsCheck(config);
    READERS.forEach(check::read);
    return check.sentences();
  }

  private static void requireDifferentPorts(Config config) {
    int port = ServerConfig.from(config).port();
    int registryPort = WebConfig.from(config).registryPort();
    TlsConfig tls = TlsConfig.from(config);
    if (port == registryPort) {
      throw new InvalidSettingException(
          "PORT and atrium.registry.port must differ, but both are '" + port + "'",
          ServerConfig.PORT,
          WebConfig.REGISTRY_PORT);
    }
    boolean isTaken = tls.port() == port && !tls.only();
    if (tls.enabled() && (isTaken || tls.port() == registryPort)) {
      throw new InvalidSettingException(
          "atrium.tls.port must differ from the other ports, but is '" + tls.port() + "'",
          TlsConfig.PORT,
          TlsConfig.ENABLED,
          ServerConfig.PORT,
          WebConfig.REGISTRY_PORT);
    }
  }

  private static void requireSecurity(Config config) {
    SecuritySettings.from(config)
        .requireConsistent(ServerConfig.from(config), KubernetesConfig.from(config));
  }
}
