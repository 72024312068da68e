package dev.atrium.health;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryMonitor;
import dev.atrium.registry.RegistryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
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
    return status.isUp()
        ? HealthCheckResponse.up(NAME)
        : HealthCheckResponse.named(NAME).down().withData("reason", status.reason()).build();
  }
}
