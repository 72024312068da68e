package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTokenHeadersTest {

  private final CallerTokenHeaders headers = new CallerTokenHeaders();
  private final MultivaluedMap<String, String> outgoing = new MultivaluedHashMap<>();

  @Test
  void forwardsTheCallersTokenAndNothingElse() {
    MultivaluedMap<String, String> incoming =
        new MultivaluedHashMap<>(Map.of("Authorization", "Bearer t", "Cookie", "c"));

    assertThat(headers.update(incoming, outgoing))
        .containsExactly(Map.entry("Authorization", List.of("Bearer t")));
  }

  @Test
  void goesWithoutWhenThereIsNone() {
    assertThat(headers.update(new MultivaluedHashMap<>(), outgoing)).isEmpty();
    assertThat(headers.update(new MultivaluedHashMap<>(Map.of("Authorization", " ")), outgoing))
        .isEmpty();
    assertThat(headers.update(null, outgoing)).isEmpty();
  }
}
