package dev.atrium;

import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** A small application with one route of each sort, and one resource that it forgot. */
final class RoutesFixture {

  private RoutesFixture() {}

  @ApplicationPath("/api")
  public static class ThingsApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(ThingsResource.class);
    }
  }

  /** Public as JAX-RS asks for, so that its methods are found. */
  @Path("things")
  public static class ThingsResource {
    @GET
    @Path("{id}")
    @PermitAll
    public String thing() {
      return "thing";
    }

    @DELETE
    @Path("/{id}/")
    @Requires(Permission.WRITE_MODELS)
    public void remove() {}

    @Path("{id}/parts")
    public PartsResource parts() {
      return new PartsResource();
    }
  }

  /** Reached through a locator. */
  public static class PartsResource {
    @GET
    public String parts() {
      return "parts";
    }
  }

  @Path("forgotten")
  static class Forgotten {}

  @WebFilter("/*")
  static class AnyFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
  }
}
