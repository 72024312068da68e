package dev.atrium.wiring;

import dev.atrium.health.HealthConfig;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryMonitor;
import dev.atrium.registry.RegistryStatus;
import dev.atrium.registry.rest.RegistryApiConfig;
import dev.atrium.threads.DaemonThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Lets probes see the registry, and the database where the registry is ours. */
@Dependent
class HealthProducer {

  @Produces
  @Singleton
  RegistryMonitor monitor(ModelRegistry registry, HealthConfig config, MonitorThread thread) {
    return new RegistryMonitor(registry, thread.executor(), config.maxAge(), config.timeout());
  }

  /** The embedded registry answers exactly when its database does. */
  @Produces
  @ApplicationScoped
  @Readiness
  HealthCheck database(RegistryMonitor monitor, RegistryApiConfig registryApi) {
    return () -> {
      HealthCheckResponseBuilder response = HealthCheckResponse.named("database");
      if (!registryApi.isServed()) {
        return response.up().withData("reason", "not in use").build();
      }
      RegistryStatus status = monitor.status();
      return status.isUp()
          ? response.up().build()
          : response.down().withData("reason", status.reason()).build();
    };
  }

  @Produces
  @Singleton
  MonitorThread monitorThread() {
    return new MonitorThread(
        Executors.newSingleThreadExecutor(new DaemonThreads("registry-monitor")));
  }

  void stop(@Disposes MonitorThread thread) {
    thread.executor().shutdownNow();
  }

  /** The one thread that checks the registry. */
  record MonitorThread(ExecutorService executor) {}
}
