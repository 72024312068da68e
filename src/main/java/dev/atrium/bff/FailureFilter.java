package dev.atrium.bff;

import dev.atrium.problem.ErrorShape;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Writes failures as the clients of the path read them. A filter and not the mappers, because those
 * are not told which request failed.
 */
@Provider
public class FailureFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Failure failure) {
      ErrorShape shape = ErrorShape.of(request.getUriInfo().getRequestUri().getRawPath());
      response.setStatus(failure.statusIn(shape));
      response.setEntity(
          failure.bodyIn(shape, request.getMethod()), null, MediaType.APPLICATION_JSON_TYPE);
    } else if (request.getMethod().equals(HttpMethod.OPTIONS)) {
      // The header Allow says it; JAX-RS repeats it in the body.
      response.setEntity(null);
    }
  }
}
