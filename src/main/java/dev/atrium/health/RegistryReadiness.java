package dev.atrium.health;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryMonitor;
import dev.atrium.registry.RegistryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the registry answers: without it no request can be served. */
@Readiness
@ApplicationScoped
public class RegistryReadiness implements HealthCheck {

  private static final String NAME = "registry";

  private final RegistryMonitor monitor;

  /** For the CDI client proxy only. */
  protected RegistryReadiness() {
    this.monitor = null;
  }

  @Inject
  public RegistryReadiness(RegistryMonitor monitor) {
    this.monitor = requireNonNull(monitor, "monitor is null");
  }

  @Override
  public HealthCheckResponse call() {
    RegistryStatus status = monitor.status();
    if (status.isUp()) {
      return new HealthCheckResponse(NAME, Status.UP, Optional.empty());
    }
    return new HealthCheckResponse(
        NAME, Status.DOWN, Optional.of(Map.of("reason", status.reason())));
  }
}
