package dev.atrium.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryMonitor;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

  @Test
  void isReadyWhenTheRegistryAnswers() {
    HealthCheckResponse response = readiness(null).call();

    assertThat(response.getName()).isEqualTo("registry");
    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData()).isEmpty();
  }

  @Test
  void namesAReasonAndNoAddressWhenTheRegistryIsAway() {
    RegistryException away =
        RegistryException.unreachable(new IllegalStateException("10.0.0.1:8080 refused"));

    HealthCheckResponse response = readiness(away).call();

    assertThat(response.getStatus()).isEqualTo(Status.DOWN);
    assertThat(response.getData()).contains(Map.of("reason", "unreachable"));
  }

  @Test
  void isAliveAndStartedWithoutAskingAnybody() {
    assertThat(new ProcessLiveness().call().getStatus()).isEqualTo(Status.UP);
    assertThat(new ApplicationStartup().call().getStatus()).isEqualTo(Status.UP);
  }

  private RegistryReadiness readiness(RegistryException failure) {
    ModelRegistry registry =
        (ModelRegistry)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ModelRegistry.class},
                (proxy, method, arguments) -> {
                  if (failure != null) {
                    throw failure;
                  }
                  return null;
                });
    return new RegistryReadiness(
        new RegistryMonitor(registry, Runnable::run, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }
}
