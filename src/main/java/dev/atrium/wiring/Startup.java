package dev.atrium.wiring;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.rest.RegistryApiConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What happens before the first request: settings are checked, our own registry is opened. */
@ApplicationScoped
class Startup {

  private static final Logger LOG = Logger.getLogger(Startup.class.getName());

  /** Asks for the settings, so that a bad one stops the start even where nothing uses it yet. */
  void begin(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      CheckedSettings settings,
      KnownCluster known,
      RegistryApiConfig registryApi,
      ModelRegistry registry) {
    known.cluster().ifPresent(Cluster::prepare);
    // Somebody else's registry is not waited for.
    if (registryApi.isServed()) {
      open(registry);
    }
  }

  private static void open(ModelRegistry registry) {
    try {
      registry.checkReachable();
    } catch (RegistryException e) {
      if (e.reason() == RegistryException.Reason.UNUSABLE_ANSWER) {
        throw e;
      }
      LOG.log(Level.WARNING, "the registry is not there yet, it is tried again when it is used", e);
    }
  }
}
