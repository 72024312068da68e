package dev.atrium.registry.rest;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what JAX-RS would tolerate and the upstream router does not: methods that JAX-RS answers
 * by itself, a slash at the end, NUL in the query.
 */
@Provider
@PreMatching
public class RegistryRequestFilter implements ContainerRequestFilter {

  private static final Set<String> AUTOMATIC_METHODS = Set.of(HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Override
  public void filter(ContainerRequestContext request) {
    // contract: Accept is not looked at, there is one answer only
    request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    URI uri = request.getUriInfo().getRequestUri();
    if (!isServed()) {
      request.abortWith(RouteExceptionMapper.pageNotFound());
    } else if (AUTOMATIC_METHODS.contains(request.getMethod())) {
      request.abortWith(Response.status(405).header("Allow", "GET, PATCH, POST").build());
    } else if (uri.getRawPath().endsWith("/")) {
      request.abortWith(RouteExceptionMapper.pageNotFound());
    } else if (hasNul(uri.getRawQuery())) {
      request.abortWith(
          RegistryError.response(400, "Bad Request", "the query contains a NUL character"));
    }
  }

  /** Looked up, because the server makes providers itself and without arguments. */
  private static boolean isServed() {
    return CDI.current().select(RegistryApiConfig.class).get().isServed();
  }

  private static boolean hasNul(String rawQuery) {
    return rawQuery != null
        && (rawQuery.contains("%00") || rawQuery.toLowerCase(Locale.ROOT).contains("\\u0000"));
  }

  static Response text(int status, String sentence) {
    return Response.status(status).type(MediaType.TEXT_PLAIN_TYPE).entity(sentence).build();
  }
}
