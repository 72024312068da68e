package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import dev.atrium.testing.MapConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RemoteRegistriesTest {

  private final List<URI> opened = new ArrayList<>();
  private final List<URI> closed = new ArrayList<>();
  private final AtomicLong now = new AtomicLong();
  private final RemoteRegistries registries =
      new RemoteRegistries(RegistryClientConfig.from(MapConfig.of(Map.of())), this::open, now::get);

  @Test
  void hasOneClientForEachAddress() {
    assertThat(registries.at(address(1))).isSameAs(registries.at(address(1)));
    assertThat(registries.at(address(2))).isNotSameAs(registries.at(address(1)));

    assertThat(opened).containsExactly(address(1), address(2));
  }

  @Test
  void closesWhatNobodyUsedForAWhile() {
    registries.at(address(1));
    registries.at(address(2));
    registries.pinned(address(3));
    pass(Duration.ofMinutes(4));
    registries.at(address(2));
    pass(Duration.ofMinutes(2));

    registries.at(address(4));

    assertThat(closed).containsExactly(address(1));
  }

  @Test
  void refusesOneRegistryTooMany() {
    for (int i = 0; i < RemoteRegistries.MAX_CLIENTS; i++) {
      registries.at(address(i));
    }

    assertThatThrownBy(() -> registries.at(address(-1))).isInstanceOf(RegistryException.class);
    assertThat(registries.at(address(0))).isNotNull();
    pass(Duration.ofMinutes(6));
    assertThat(registries.at(address(-1))).isNotNull();
  }

  @Test
  void closesEverythingInTheEnd() {
    registries.at(address(1));
    registries.pinned(address(2));

    registries.close();

    assertThat(closed).containsExactlyInAnyOrder(address(1), address(2));
  }

  @Test
  void leavesNoThreadBehindThatWatchesOverCircuitBreakers() {
    Exchange gateway = new RegistryGateway(1, open(address(1)));
    assertThatThrownBy(() -> gateway.exchange(RegistryRequest.smallestList(), answer -> answer))
        .isInstanceOf(RegistryException.class);

    registries.close();

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("Fault Tolerance"));
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static URI address(int number) {
    return URI.create("http://registry-" + number);
  }

  private Exchange open(URI address) {
    opened.add(address);
    return new Exchange() {
      @Override
      public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
        throw RegistryException.unreachable(null);
      }

      @Override
      public void close() {
        closed.add(address);
      }
    };
  }
}
