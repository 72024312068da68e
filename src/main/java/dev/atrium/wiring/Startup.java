package dev.atrium.wiring;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.demo.DemoData;
import dev.atrium.registry.embedded.EmbeddedRegistryConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What happens before the first request: settings are checked, the registry is opened. */
@ApplicationScoped
class Startup {

  private static final Logger LOG = Logger.getLogger(Startup.class.getName());

  /** Every configuration is a parameter, so that a bad value stops the start whoever uses it. */
  void begin(
      @Observes @Initialized(ApplicationScoped.class) Object event,
      ServerConfig server,
      EmbeddedRegistryConfig embedded,
      ModelRegistry registry) {
    try {
      registry.checkReachable();
      if (embedded.hasDemoData()) {
        new DemoData(registry).addToEmptyRegistry();
      }
    } catch (RegistryException e) {
      if (e.reason() == RegistryException.Reason.UNUSABLE_ANSWER) {
        throw e;
      }
      LOG.log(Level.WARNING, "the registry is not there yet, it is tried again when it is used", e);
    }
  }
}
