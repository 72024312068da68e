package dev.atrium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServedOperationsTest {

  @Test
  void readsMethodsAndPathTemplates() {
    assertThat(ServedOperations.of(ThingsApplication.class))
        .containsExactly(
            "DELETE /things/{version}/{id}",
            "GET /things/{version}",
            "GET /things/{version}/probe");
  }

  @Test
  void findsTheApplicationBesideAnotherClass() {
    assertThat(ServedOperations.beside(ServedOperationsTest.class))
        .contains("GET /things/{version}");
  }

  @Test
  void seesNothingInOtherClasses() {
    assertThat(ServedOperations.of(Things.class)).isEmpty();
  }

  @ApplicationPath("/things")
  static class ThingsApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(Things.class);
    }
  }

  /** Public as JAX-RS asks for, so that its methods are found. */
  @Path("{version: v1|v2}/")
  public static class Things {
    @GET
    public String all() {
      return "";
    }

    @DELETE
    @Path("{id}")
    public void remove() {}

    @GET
    @Path("probe{below: (/.*)?}")
    public String probe() {
      return "";
    }
  }
}
