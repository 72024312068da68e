package dev.atrium.registry.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;

/** Paths and methods nobody serves: upstream's router answers them in plain text. */
@Provider
public class RouteExceptionMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response given = failure.getResponse();
    if (given.getStatus() == 405) {
      String allow = given.getHeaderString("Allow");
      return Response.status(405).header("Allow", withoutAutomaticMethods(allow)).build();
    }
    return given.getStatus() == 404
        ? pageNotFound()
        : RegistryRequestFilter.text(given.getStatus(), given.getStatusInfo().getReasonPhrase());
  }

  static Response pageNotFound() {
    return RegistryRequestFilter.text(404, "404 page not found");
  }

  /** JAX-RS counts HEAD and OPTIONS in; this API refuses both. */
  private static String withoutAutomaticMethods(String allow) {
    return allow == null
        ? ""
        : String.join(
            ", ",
            Arrays.stream(allow.split("\\s*,\\s*"))
                .filter(method -> !method.equals("HEAD") && !method.equals("OPTIONS"))
                .toList());
  }
}
