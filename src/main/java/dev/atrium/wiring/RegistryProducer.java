package dev.atrium.wiring;

import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.presence.ClientWatch;
import dev.atrium.presence.CurrentClient;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Registries;
import dev.atrium.registry.client.CallerPresence;
import dev.atrium.registry.client.CallerToken;
import dev.atrium.registry.client.RegistryClientConfig;
import dev.atrium.registry.client.RemoteRegistries;
import dev.atrium.registry.demo.DemoData;
import dev.atrium.registry.embedded.EmbeddedModelRegistry;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import dev.atrium.registry.rest.RegistryApiConfig;
import dev.atrium.security.BearerToken;
import dev.atrium.security.Caller;
import dev.atrium.security.CurrentCaller;
import dev.atrium.settings.DeploymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Chooses the registry behind the port: the remote one when it has an address, else our own. */
@Dependent
class RegistryProducer {

  @Produces
  @ApplicationScoped
  ModelRegistry registry(
      RegistryClientConfig client,
      EmbeddedRegistryConfig embedded,
      RemoteRegistries remotes,
      DataSource dataSource) {
    if (client.url().isPresent()) {
      return remotes.pinned(client.url().get());
    }
    Clock clock = Clock.systemUTC();
    return new ReopeningModelRegistry(() -> open(embedded, dataSource, clock), clock);
  }

  @Produces
  @ApplicationScoped
  Registries registries(
      KnownCluster known,
      DeploymentConfig deployment,
      RemoteRegistries remotes,
      ConfiguredRegistries configured) {
    return known
        .cluster()
        .<Registries>map(cluster -> new ClusterRegistries(cluster, remotes, deployment))
        .orElse(configured);
  }

  private static ModelRegistry open(
      EmbeddedRegistryConfig config, DataSource dataSource, Clock clock) {
    ModelRegistry registry = EmbeddedModelRegistry.open(dataSource, clock);
    if (config.hasDemoData()) {
      new DemoData(registry).addToEmptyRegistry();
    }
    return registry;
  }

  /** The registry is the one module that is configured to get callers' tokens. */
  @Produces
  @Singleton
  CallerToken callerToken(CurrentCaller current) {
    return () -> {
      try {
        return current.caller().flatMap(Caller::token).map(BearerToken::value);
      } catch (ContextNotActiveException e) {
        return Optional.empty();
      }
    };
  }

  @Produces
  @Singleton
  CallerPresence callerPresence(CurrentClient current, ClientWatch clients) {
    return action -> {
      try {
        return current
            .request()
            .map(request -> watch(clients.watch(request), action))
            .orElse(CallerPresence.UNWATCHED);
      } catch (ContextNotActiveException e) {
        return CallerPresence.UNWATCHED;
      }
    };
  }

  private static CallerPresence.Watch watch(ClientWatch.Visit visit, Runnable action) {
    visit.waitsFor(action);
    return visit::close;
  }

  @Produces
  @Singleton
  RegistryApiConfig registryApi(RegistryClientConfig config) {
    return new RegistryApiConfig(config.url().isEmpty());
  }
}
