package dev.atrium.bff;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what JAX-RS itself refuses: unknown paths, methods nobody wrote. */
@Provider
public class WebApplicationExceptionMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refusal) {
    Response original = refusal.getResponse();
    if (original.getStatus() < 400) {
      // The answer to OPTIONS comes as an exception too.
      return withAllow(Response.status(original.getStatus()), original);
    }
    return withAllow(Answers.errorBuilder(Failure.of(original.getStatus())), original);
  }

  private static Response withAllow(Response.ResponseBuilder answer, Response original) {
    Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }
}
