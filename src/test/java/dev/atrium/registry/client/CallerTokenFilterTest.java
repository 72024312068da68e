package dev.atrium.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTokenFilterTest {

  private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

  @Test
  void sendsTheCallersTokenAsABearerToken() {
    new CallerTokenFilter(() -> Optional.of("t0k")).filter(request());

    assertThat(headers).containsExactly(Map.entry("Authorization", List.of("Bearer t0k")));
  }

  @Test
  void sendsNothingWhenThereIsNone() {
    new CallerTokenFilter(Optional::empty).filter(request());

    assertThat(headers).isEmpty();
  }

  private ClientRequestContext request() {
    return (ClientRequestContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ClientRequestContext.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("getHeaders");
              return headers;
            });
  }
}
