package dev.atrium.bff;

import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Logger;

/**
 * Answers what the cluster did not tell us. However it failed, nobody can say whether the caller
 * may, and the same request may be answered later.
 */
@Provider
public class ClusterExceptionMapper implements ExceptionMapper<ClusterException> {

  private static final Logger LOG = Logger.getLogger(ClusterExceptionMapper.class.getName());

  @Override
  public Response toResponse(ClusterException failure) {
    LOG.warning("Request " + RequestId.current() + ": " + failure.getMessage());
    int status = codeOf(failure.reason()).status();
    Response.ResponseBuilder answer =
        Answers.errorBuilder(Failure.of(status, ErrorBody.sentenceFor(status)));
    if (status == ProblemCode.UPSTREAM_UNAVAILABLE.status()) {
      answer.header("Retry-After", "5");
    }
    return answer.build();
  }

  /** A token that the cluster does not take is answered like one that it refuses (contract). */
  static ProblemCode codeOf(ClusterException.Reason reason) {
    return switch (reason) {
      case UNAUTHENTICATED, FORBIDDEN -> ProblemCode.FORBIDDEN;
      case UNREACHABLE, OVERLOADED, TIMEOUT, UNUSABLE_ANSWER -> ProblemCode.UPSTREAM_UNAVAILABLE;
    };
  }
}
