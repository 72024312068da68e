package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PermissionFeatureTest {

  private final List<Object> guards = new ArrayList<>();

  @Test
  void readsWhatARouteRequires() throws NoSuchMethodException {
    assertThat(PermissionFeature.required(method("guarded"))).contains(Permission.WRITE_MODELS);
    assertThat(PermissionFeature.required(method("silent"))).isEmpty();
  }

  @Test
  void aRouteForEverybodyHasNoGuard() throws NoSuchMethodException {
    configure("open");

    assertThat(guards).isEmpty();
  }

  @Test
  void aRouteWithAPermissionHasOne() throws NoSuchMethodException {
    configure("guarded");

    assertThat(guards).hasSize(1);
  }

  @Test
  void aRouteThatSaysNothingIsForNobody() throws NoSuchMethodException {
    configure("silent");

    assertThatThrownBy(() -> ask((ContainerRequestFilter) guards.get(0)))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Access forbidden")
        .extracting(problem -> ((ProblemException) problem).code())
        .isEqualTo(ProblemCode.FORBIDDEN);
  }

  private static void ask(ContainerRequestFilter guard) throws IOException {
    guard.filter(null);
  }

  private void configure(String route) throws NoSuchMethodException {
    Method method = method(route);
    ResourceInfo resource =
        new ResourceInfo() {
          @Override
          public Method getResourceMethod() {
            return method;
          }

          @Override
          public Class<?> getResourceClass() {
            return Routes.class;
          }
        };
    FeatureContext context =
        (FeatureContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FeatureContext.class},
                (proxy, called, arguments) -> {
                  guards.add(arguments[0]);
                  return proxy;
                });
    new PermissionFeature().configure(resource, context);
  }

  private static Method method(String name) throws NoSuchMethodException {
    return Routes.class.getDeclaredMethod(name);
  }

  /** One route of each sort. */
  static class Routes {
    @Requires(Permission.WRITE_MODELS)
    void guarded() {}

    @PermitAll
    void open() {}

    void silent() {}
  }
}
