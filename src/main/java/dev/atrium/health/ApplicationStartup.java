package dev.atrium.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Startup;

/**
 * Started means that the application is deployed. The server asks this check only then, and reports
 * DOWN itself before.
 */
@Startup
@ApplicationScoped
public class ApplicationStartup implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    return new HealthCheckResponse("application", Status.UP, Optional.empty());
  }
}
