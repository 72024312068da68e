package dev.atrium.health;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** Asks the checks that CDI finds, kind by kind, whenever somebody probes. */
@ApplicationScoped
public class Probes {

  private final Instance<HealthCheck> startup;
  private final Instance<HealthCheck> liveness;
  private final Instance<HealthCheck> readiness;

  /** For the CDI client proxy only. */
  protected Probes() {
    this.startup = null;
    this.liveness = null;
    this.readiness = null;
  }

  @Inject
  public Probes(
      @Startup Instance<HealthCheck> startup,
      @Liveness Instance<HealthCheck> liveness,
      @Readiness Instance<HealthCheck> readiness) {
    this.startup = requireNonNull(startup, "startup is null");
    this.liveness = requireNonNull(liveness, "liveness is null");
    this.readiness = requireNonNull(readiness, "readiness is null");
  }

  public HealthReport started() {
    return HealthReport.of(startup.stream());
  }

  public HealthReport live() {
    return HealthReport.of(liveness.stream());
  }

  public HealthReport ready() {
    return HealthReport.of(readiness.stream());
  }

  public HealthReport all() {
    return HealthReport.of(Stream.of(startup, liveness, readiness).flatMap(kind -> kind.stream()));
  }
}
