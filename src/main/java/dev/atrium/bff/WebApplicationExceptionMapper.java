package dev.atrium.bff;

import dev.atrium.problem.ErrorBody;
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
      return original;
    }
    Response.ResponseBuilder answer =
        Answers.errorBuilder(original.getStatus(), ErrorBody.sentenceFor(original.getStatus()));
    Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
    return allow == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allow).build();
  }
}
