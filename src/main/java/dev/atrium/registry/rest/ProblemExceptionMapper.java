package dev.atrium.registry.rest;

import dev.atrium.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what is refused because of who asks, in the registry's own body. */
@Provider
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {

  @Override
  public Response toResponse(ProblemException problem) {
    Response answer =
        RegistryError.response(
            problem.code().status(), problem.code().title(), problem.getMessage());
    problem.headers().forEach((name, value) -> answer.getHeaders().putSingle(name, value));
    return answer;
  }
}
