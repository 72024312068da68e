package dev.atrium.wiring;

import dev.atrium.federation.ApiAccess;
import dev.atrium.federation.Federation;
import dev.atrium.federation.FederationConfig;
import dev.atrium.federation.metrics.Meters;
import dev.atrium.federation.metrics.PublishedMeters;
import dev.atrium.federation.websocket.ModuleSockets;
import dev.atrium.federation.websocket.WebSocketConfig;
import dev.atrium.presence.ClientWatch;
import dev.atrium.problem.ModuleInterfaces;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.CurrentCaller;
import dev.atrium.security.IdentityHeaders;
import dev.atrium.tls.RotatingTrust;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Puts the gateway to modules together. */
@Dependent
class FederationProducer {

  /** What publishes them names classes of the server's feature, which comes by the same setting. */
  @Produces
  @Singleton
  Meters meters(SurfacesConfig surfaces) {
    return surfaces.metrics() ? PublishedMeters.create() : Meters.NONE;
  }

  @Produces
  @Singleton
  Federation federation(
      FederationConfig config, RegistryClientConfig bundles, ClientWatch clients, Meters meters) {
    return new Federation(config, RotatingTrust.context(bundles.bundlePaths()), clients, meters);
  }

  void stop(@Disposes Federation federation) {
    federation.close();
  }

  @Produces
  @Singleton
  ModuleInterfaces interfaces(Federation federation) {
    return federation::isInterface;
  }

  /**
   * A module that is down takes nobody with it; a list of modules that cannot be read at all is a
   * fault of this deployment.
   */
  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck modules(Federation federation) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("modules");
      return federation.unreadable().isEmpty()
          ? response.up().build()
          : response.down().withData("reason", "unreadable list").build();
    };
  }

  @Produces
  @Singleton
  ModuleSockets sockets(
      WebSocketConfig config,
      FederationConfig federation,
      RegistryClientConfig bundles,
      Meters meters) {
    ModuleSockets sockets =
        new ModuleSockets(
            config, federation.limits(), RotatingTrust.context(bundles.bundlePaths()));
    meters.watchSockets(sockets::open);
    return sockets;
  }

  void stop(@Disposes ModuleSockets sockets) {
    sockets.close();
  }

  @Produces
  @Singleton
  ApiAccess access(CurrentCaller current, AuthenticationConfig config, IdentityHeaders identity) {
    return new ApiAccess(
        current, () -> config.mode() != AuthenticationConfig.Mode.DISABLED, identity::sayWhoCalls);
  }
}
