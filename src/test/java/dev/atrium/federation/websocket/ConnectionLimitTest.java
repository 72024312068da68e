package dev.atrium.federation.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

  @Test
  void refusesMoreThanAModuleMayHaveAndLeavesTheOthersTheirs() {
    ConnectionLimit limit = new ConnectionLimit(10, 2, 1);
    assertThat(limit.enter("a", Optional.empty())).isPresent();
    assertThat(limit.enter("a", Optional.empty())).isPresent();
    assertThat(limit.enter("a", Optional.empty())).isEmpty();
    assertThat(limit.enter("b", Optional.empty())).isPresent();
    assertThat(limit.open("a")).isEqualTo(2);
    assertThat(limit.open()).isEqualTo(3);
  }

  @Test
  void refusesMoreThanAllMayHave() {
    ConnectionLimit limit = new ConnectionLimit(2, 2, 1);
    assertThat(limit.enter("a", Optional.empty())).isPresent();
    assertThat(limit.enter("b", Optional.empty())).isPresent();
    assertThat(limit.enter("c", Optional.empty())).isEmpty();
  }

  @Test
  void refusesMoreThanAUserMayHaveAtAllModulesAndLeavesTheOthersTheirs() {
    ConnectionLimit limit = new ConnectionLimit(10, 5, 2);
    Optional<ConnectionLimit.Place> first = limit.enter("a", Optional.of("jane"));
    assertThat(limit.enter("b", Optional.of("jane"))).isPresent();
    assertThat(limit.enter("c", Optional.of("jane"))).isEmpty();
    assertThat(limit.enter("c", Optional.of("john"))).isPresent();
    first.orElseThrow().close();
    assertThat(limit.enter("c", Optional.of("jane"))).isPresent();
    assertThat(limit.open()).isEqualTo(3);
  }

  @Test
  void aPlaceIsGivenBackOnceHoweverOftenItIsClosed() {
    ConnectionLimit limit = new ConnectionLimit(1, 1, 1);
    Optional<ConnectionLimit.Place> place = limit.enter("a", Optional.empty());
    place.orElseThrow().close();
    assertThat(limit.enter("a", Optional.empty())).isPresent();
    place.orElseThrow().close();
    assertThat(limit.enter("a", Optional.empty())).isEmpty();
    assertThat(limit.open()).isEqualTo(1);
  }
}
