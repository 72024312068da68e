package dev.atrium.bff;

import dev.atrium.problem.ProblemException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what is refused before anybody behind the BFF is asked. */
@Provider
public class ProblemExceptionMapper implements ExceptionMapper<ProblemException> {

  @Override
  public Response toResponse(ProblemException problem) {
    Response.ResponseBuilder answer =
        Answers.errorBuilder(Failure.of(problem.code().status(), problem.getMessage()));
    problem.headers().forEach(answer::header);
    return answer.build();
  }
}
