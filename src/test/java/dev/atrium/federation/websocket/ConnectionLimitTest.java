package dev.atrium.federation.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionLimitTest {

  @Test
  void refusesMoreThanAModuleMayHaveAndLeavesTheOthersTheirs() {
    ConnectionLimit limit = new ConnectionLimit(10, 2);
    assertThat(limit.enter("a")).isPresent();
    assertThat(limit.enter("a")).isPresent();
    assertThat(limit.enter("a")).isEmpty();
    assertThat(limit.enter("b")).isPresent();
    assertThat(limit.open("a")).isEqualTo(2);
    assertThat(limit.open()).isEqualTo(3);
  }

  @Test
  void refusesMoreThanAllMayHave() {
    ConnectionLimit limit = new ConnectionLimit(2, 2);
    assertThat(limit.enter("a")).isPresent();
    assertThat(limit.enter("b")).isPresent();
    assertThat(limit.enter("c")).isEmpty();
  }

  @Test
  void aPlaceIsGivenBackOnceHoweverOftenItIsClosed() {
    ConnectionLimit limit = new ConnectionLimit(1, 1);
    Optional<ConnectionLimit.Place> place = limit.enter("a");
    place.orElseThrow().close();
    assertThat(limit.enter("a")).isPresent();
    place.orElseThrow().close();
    assertThat(limit.enter("a")).isEmpty();
    assertThat(limit.open()).isEqualTo(1);
  }
}
