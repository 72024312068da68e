package dev.atrium.bff;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Answers what nobody expected. The log has the cause, the client only the way to find it. */
@Provider
public class ThrowableMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(ThrowableMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    LOG.log(Level.SEVERE, "Request " + RequestId.current() + " failed", failure);
    return Answers.error(Failure.of(ProblemCode.INTERNAL.status()));
  }
}
