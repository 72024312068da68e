package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReopeningModelRegistryTest {

  private final MutableClock clock = new MutableClock();
  private int attempts;
  private boolean isThere;
  private final ModelRegistry registry = new ReopeningModelRegistry(this::open, clock);

  @Test
  void triesAgainAfterAPauseAndThenNeverMore() {
    assertThatThrownBy(registry::checkReachable).isInstanceOf(RegistryException.class);
    isThere = true;
    assertThatThrownBy(registry::checkReachable).isInstanceOf(RegistryException.class);
    assertThat(attempts).isEqualTo(1);

    clock.now = clock.now.plusSeconds(3);
    registry.checkReachable();
    registry.checkReachable();

    assertThat(attempts).isEqualTo(2);
  }

  private ModelRegistry open() {
    attempts++;
    if (!isThere) {
      throw RegistryException.unreachable(null);
    }
    return (ModelRegistry)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ModelRegistry.class},
            (proxy, method, arguments) -> null);
  }

  private static final class MutableClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
