package dev.atrium.bff;

import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Logger;

/** Answers what the cluster did not tell us. */
@Provider
public class ClusterExceptionMapper implements ExceptionMapper<ClusterException> {

  private static final Logger LOG = Logger.getLogger(ClusterExceptionMapper.class.getName());

  @Override
  public Response toResponse(ClusterException failure) {
    LOG.warning("Request " + RequestId.current() + ": " + failure.getMessage());
    ProblemCode code = codeOf(failure.reason());
    return Answers.error(Failure.of(code.status(), sentenceOf(code)));
  }

  /** A token that the cluster does not take is answered like one that it refuses (contract). */
  static ProblemCode codeOf(ClusterException.Reason reason) {
    return switch (reason) {
      case UNREACHABLE, OVERLOADED -> ProblemCode.UPSTREAM_UNAVAILABLE;
      case TIMEOUT -> ProblemCode.UPSTREAM_TIMEOUT;
      case UNAUTHENTICATED, FORBIDDEN -> ProblemCode.FORBIDDEN;
      case UNUSABLE_ANSWER -> ProblemCode.UPSTREAM_INVALID;
    };
  }

  private static String sentenceOf(ProblemCode code) {
    return switch (code) {
      case UPSTREAM_UNAVAILABLE -> "the cluster cannot be asked, try again later";
      case UPSTREAM_TIMEOUT -> "the cluster did not answer in time";
      case UPSTREAM_INVALID -> "the cluster gave an answer that cannot be used";
      default -> ErrorBody.sentenceFor(code.status());
    };
  }
}
