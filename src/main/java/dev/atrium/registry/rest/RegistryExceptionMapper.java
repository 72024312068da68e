package dev.atrium.registry.rest;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Failures of the registry in the words of the upstream server (contract, section 1.2). */
@Provider
public class RegistryExceptionMapper implements ExceptionMapper<RegistryException> {

  private static final Logger LOG = Logger.getLogger(RegistryExceptionMapper.class.getName());

  @Override
  public Response toResponse(RegistryException failure) {
    ProblemCode code = codeOf(failure.reason());
    log(code, failure);
    return RegistryError.response(
        code.status(),
        // contract: the 422 says "Bad Request" in its body
        failure.reason() == Reason.INCOMPLETE ? ProblemCode.BAD_REQUEST.title() : code.title(),
        failure.getMessage() + suffixOf(failure.reason()));
  }

  /** A database that is away is one line each time; only an odd answer needs its cause. */
  private static void log(ProblemCode code, RegistryException failure) {
    String line = "Request " + RequestId.current() + ": " + failure.forTheLog();
    if (code == ProblemCode.INTERNAL) {
      LOG.log(Level.WARNING, line, failure);
    } else if (code.status() >= 500) {
      LOG.warning(line);
    }
  }

  static ProblemCode codeOf(Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case CONFLICT -> ProblemCode.CONFLICT;
      case REJECTED -> ProblemCode.BAD_REQUEST;
      case INCOMPLETE -> ProblemCode.UNPROCESSABLE;
      case NOT_PERMITTED -> ProblemCode.FORBIDDEN;
      case UNREACHABLE, OVERLOADED -> ProblemCode.UPSTREAM_UNAVAILABLE;
      case TIMED_OUT -> ProblemCode.UPSTREAM_TIMEOUT;
      case UNUSABLE_ANSWER -> ProblemCode.INTERNAL;
    };
  }

  /** Clients know these endings: upstream wraps its errors in these words. */
  static String suffixOf(Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> ": not found";
      case CONFLICT -> ": conflict";
      case REJECTED -> ": bad request";
      case INCOMPLETE, NOT_PERMITTED, UNREACHABLE, OVERLOADED, TIMED_OUT, UNUSABLE_ANSWER -> "";
    };
  }
}
