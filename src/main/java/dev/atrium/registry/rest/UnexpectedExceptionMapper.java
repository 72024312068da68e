package dev.atrium.registry.rest;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A fault of ours: the client learns that it is one, the log learns which. */
@Provider
public class UnexpectedExceptionMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionMapper.class.getName());

  @Override
  public Response toResponse(Throwable failure) {
    LOG.log(Level.SEVERE, failure, () -> "request " + RequestId.current() + " failed unexpectedly");
    ProblemCode code = ProblemCode.INTERNAL;
    return RegistryError.response(code.status(), code.title(), "internal error");
  }
}
