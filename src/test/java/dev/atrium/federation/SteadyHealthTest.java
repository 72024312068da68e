package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.federation.ModuleHealth.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyHealthTest {

  private final AtomicLong now = new AtomicLong();
  private final SteadyHealth health = new SteadyHealth(Duration.ofSeconds(10), now::get);

  @Test
  void theFirstLookCountsAtOnce() {
    assertThat(health.current().status()).isEqualTo(Status.UNKNOWN);
    assertThat(health.saw(seen(Status.UNHEALTHY))).isTrue();
    assertThat(health.current().status()).isEqualTo(Status.UNHEALTHY);
  }

  @Test
  void aModuleThatFlapsEverySecondChangesAtMostEveryTenSeconds() {
    int changes = 0;
    for (int second = 0; second < 60; second++) {
      changes += health.saw(seen(second % 2 == 0 ? Status.HEALTHY : Status.UNHEALTHY)) ? 1 : 0;
      now.addAndGet(Duration.ofSeconds(1).toNanos());
    }
    assertThat(changes).isBetween(2, 6);
  }

  @Test
  void failuresAreCountedUntilItIsWell() {
    health.saw(seen(Status.UNHEALTHY));
    health.saw(seen(Status.UNHEALTHY));
    assertThat(health.current().consecutiveFailures()).isEqualTo(2);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(health.saw(seen(Status.HEALTHY))).isTrue();
    assertThat(health.current().consecutiveFailures()).isZero();
  }

  @Test
  void isWrittenAsTheSeedsStateWithWhatWeAdd() {
    health.saw(
        new ModuleHealth(
            Status.UNHEALTHY, true, Optional.of(Instant.EPOCH), 7, Optional.of("HTTP 500"), 0));
    assertThat(health.current().json())
        .isEqualTo(
            "\"healthy\":false,\"status\":\"UNHEALTHY\",\"lastCheck\":\"1970-01-01T00:00:00Z\","
                + "\"responseTime\":7,\"consecutiveFailures\":1,\"error\":\"HTTP 500\"");
  }

  private static ModuleHealth seen(Status status) {
    return new ModuleHealth(status, true, Optional.empty(), 0, Optional.empty(), 0);
  }
}
