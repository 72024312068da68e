package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.eclipse.microprofile.faulttolerance.Bulkhead;

/**
 * Limits how many calls to the registry are under way, so that a slow registry cannot take all
 * threads. A class apart from {@link RegistryConnection}, because on one method the circuit breaker
 * would take each call the bulkhead refuses for a success, and never open when most are refused.
 */
@ApplicationScoped
public class RegistryGateway {

  private final RegistryConnection connection;

  /** For the CDI client proxy only. */
  protected RegistryGateway() {
    this.connection = null;
  }

  @Inject
  RegistryGateway(RegistryConnection connection) {
    this.connection = requireNonNull(connection, "connection is null");
  }

  /** As {@link RegistryConnection#exchange}. */
  @Bulkhead(150)
  <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
    return connection.exchange(request, reader);
  }
}
