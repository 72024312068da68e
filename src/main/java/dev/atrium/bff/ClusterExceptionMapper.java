package dev.atrium.bff;

import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Logger;

/** Answers what the cluster did not tell us. */
@Provider
public class ClusterExceptionMapper implements ExceptionMapper<ClusterException> {

  private static final Logger LOG = Logger.getLogger(ClusterExceptionMapper.class.getName());

  private static final String RETRY_AFTER_SECONDS = "5";

  @Override
  public Response toResponse(ClusterException failure) {
    LOG.warning("Request " + RequestId.current() + ": " + failure.getMessage());
    return switch (failure.reason()) {
      // contract: a token that the cluster does not take is answered like one that it refuses
      case UNAUTHENTICATED, FORBIDDEN -> forbidden();
      case UNREACHABLE, OVERLOADED -> unavailable("the cluster cannot be asked");
      case TIMEOUT -> unavailable("the cluster did not answer in time");
      case UNUSABLE_ANSWER -> unavailable("the cluster gave an answer that cannot be used");
    };
  }

  private static Response forbidden() {
    int status = ProblemCode.FORBIDDEN.status();
    return Answers.error(Failure.of(status, ErrorBody.sentenceFor(status)));
  }

  /** Neither a yes nor a no, and no fault of a registry: one status, as where rights are asked. */
  private static Response unavailable(String reason) {
    int status = ProblemCode.UPSTREAM_UNAVAILABLE.status();
    return Answers.errorBuilder(Failure.of(status, reason + ", try again later"))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }
}
