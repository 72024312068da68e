package dev.atrium.bff;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryMonitor;
import dev.atrium.registry.RegistryStatus;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The health answer that existing manifests use as a liveness probe. It is 200 as long as the
 * process serves, whatever the registry does: restarting this process would not heal the registry.
 * What is wrong there is said in the body, and {@code /health/ready} is the probe that goes by it.
 */
@ApplicationScoped
@Path("health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

  private final RegistryMonitor monitor;

  /** For the CDI client proxy only. */
  protected HealthResource() {
    this.monitor = null;
  }

  @Inject
  public HealthResource(RegistryMonitor monitor) {
    this.monitor = requireNonNull(monitor, "monitor is null");
  }

  @GET
  @PermitAll
  public String health() {
    return body(monitor.status());
  }

  private static String body(RegistryStatus registry) {
    String check =
        registry.isUp()
            ? "{\"name\":\"registry\",\"status\":\"UP\"}"
            : "{\"name\":\"registry\",\"status\":\"DOWN\",\"reason\":\""
                + registry.reason()
                + "\"}";
    return "{\"status\":\"UP\",\"checks\":[" + check + "]}";
  }
}
