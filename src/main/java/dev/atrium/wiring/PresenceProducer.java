package dev.atrium.wiring;

import dev.atrium.presence.ClientWatch;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One watch over all clients, with one thread. */
@Dependent
class PresenceProducer {

  @Produces
  @Singleton
  ClientWatch clients() {
    return new ClientWatch();
  }

  void stop(@Disposes ClientWatch clients) {
    clients.close();
  }
}
