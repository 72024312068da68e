package dev.atrium.bff;

import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.RequestId;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers what the registry refused or failed at, in the BFF's statuses and words. */
@Provider
public class RegistryExceptionMapper implements ExceptionMapper<RegistryException> {

  private static final Logger LOG = Logger.getLogger(RegistryExceptionMapper.class.getName());

  /** As long as the registry's circuit breaker stays open. */
  private static final int RETRY_AFTER_SECONDS = 5;

  private static final Pattern MISSING_FIELD = Pattern.compile("required field '([^']+)'.*");

  @Override
  public Response toResponse(RegistryException failure) {
    ProblemCode code = codeOf(failure.reason());
    log(code, failure);
    Response.ResponseBuilder answer = Answers.errorBuilder(failureOf(code, failure));
    if (code == ProblemCode.UPSTREAM_UNAVAILABLE) {
      answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return answer.build();
  }

  static ProblemCode codeOf(Reason reason) {
    return switch (reason) {
      case NOT_FOUND -> ProblemCode.NOT_FOUND;
      case CONFLICT -> ProblemCode.CONFLICT;
      case REJECTED, INCOMPLETE -> ProblemCode.BAD_REQUEST;
      case NOT_PERMITTED -> ProblemCode.FORBIDDEN;
      case UNREACHABLE, OVERLOADED -> ProblemCode.UPSTREAM_UNAVAILABLE;
      case TIMED_OUT -> ProblemCode.UPSTREAM_TIMEOUT;
      case UNUSABLE_ANSWER -> ProblemCode.UPSTREAM_INVALID;
    };
  }

  private static Failure failureOf(ProblemCode code, RegistryException failure) {
    Failure told = Failure.of(code.status(), sentenceOf(failure));
    return switch (failure.reason()) {
      // contract: what the registry said is passed on (section 1.4); the 422 of ours is a "Bad
      // Request", as Kubeflow's is
      case INCOMPLETE ->
          told.withEnvelope(
              ProblemCode.UNPROCESSABLE.status(),
              failure.code().orElseGet(ProblemCode.BAD_REQUEST::title),
              failure.getMessage());
      case NOT_FOUND, CONFLICT, REJECTED ->
          told.withEnvelope(
              code.status(), failure.code().orElseGet(code::title), failure.getMessage());
      case NOT_PERMITTED, UNREACHABLE, TIMED_OUT, OVERLOADED, UNUSABLE_ANSWER -> told;
    };
  }

  static String sentenceOf(RegistryException failure) {
    String sentence = failure.getMessage();
    return switch (failure.reason()) {
      case INCOMPLETE -> missing(sentence);
      // contract: the UI searches this text for "forbidden"
      case NOT_PERMITTED -> ErrorBody.sentenceFor(ProblemCode.FORBIDDEN.status());
      case NOT_FOUND, CONFLICT, REJECTED, UNREACHABLE, TIMED_OUT, OVERLOADED, UNUSABLE_ANSWER ->
          sentence;
    };
  }

  private static String missing(String sentence) {
    Matcher matcher = MISSING_FIELD.matcher(sentence);
    return matcher.matches() ? "required field '" + matcher.group(1) + "' is missing" : sentence;
  }

  /** A registry that is away is one line each time; only an odd answer needs its cause. */
  private static void log(ProblemCode code, RegistryException failure) {
    String line = "Request " + RequestId.current() + ": " + failure.forTheLog();
    if (code == ProblemCode.UPSTREAM_INVALID) {
      LOG.log(Level.WARNING, line, failure);
    } else if (code.status() >= 500) {
      LOG.warning(line);
    } else {
      LOG.fine(line);
    }
  }
}
