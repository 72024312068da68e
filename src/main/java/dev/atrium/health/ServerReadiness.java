package dev.atrium.health;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready from the moment the process is told to end. The server takes no connection any more
 * then, and answers on those that are open for as long as the requests under way need; whoever
 * probes on such a one learns it here.
 */
@Readiness
@ApplicationScoped
public class ServerReadiness implements HealthCheck {

  private static final String NAME = "server";

  private volatile boolean isStopping;
  private final Thread hook = new Thread(() -> isStopping = true, "readiness-stop");

  /** The application hears of its end when the requests under way have ended; this is earlier. */
  void begin(@Observes @Initialized(ApplicationScoped.class) Object event) {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** An application that is exchanged for another leaves nothing behind. */
  @PreDestroy
  void end() {
    if (!isStopping) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  @Override
  public HealthCheckResponse call() {
    return isStopping
        ? HealthCheckResponse.named(NAME).down().withData("reason", "stopping").build()
        : HealthCheckResponse.up(NAME);
  }
}
