package dev.atrium.web;

import dev.atrium.problem.ProblemCode;
import dev.atrium.security.Authenticator;
import dev.atrium.security.Challenge;
import dev.atrium.security.IdentityException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * The answer to a request whose sender is not known.
 *
 * @param headers what the answer carries besides its body
 */
record IdentityRefusal(
    ProblemCode code, Map<String, String> headers, Surface surface, String sentence) {

  private static final String WWW_AUTHENTICATE = "WWW-Authenticate";

  /**
   * @param missingStatus what Kubeflow's routes answer when nothing says who calls: 401, or 400 as
   *     upstream does
   */
  static IdentityRefusal of(
      IdentityException failure, Surface surface, Authenticator authenticator, int missingStatus) {
    ProblemCode code = codeOf(failure.reason(), surface, missingStatus);
    return new IdentityRefusal(
        code, headers(code, failure.reason(), authenticator), surface, failure.getMessage());
  }

  static ProblemCode codeOf(IdentityException.Reason reason, Surface surface, int missingStatus) {
    return switch (reason) {
      case MISSING ->
          surface == Surface.KUBEFLOW && missingStatus == ProblemCode.BAD_REQUEST.status()
              ? ProblemCode.BAD_REQUEST
              : ProblemCode.UNAUTHENTICATED;
      case INVALID -> ProblemCode.UNAUTHENTICATED;
      case AMBIGUOUS -> ProblemCode.BAD_REQUEST;
      case UNAVAILABLE -> ProblemCode.UPSTREAM_UNAVAILABLE;
    };
  }

  private static Map<String, String> headers(
      ProblemCode code, IdentityException.Reason reason, Authenticator authenticator) {
    return switch (code) {
      case UNAUTHENTICATED ->
          Map.of(
              WWW_AUTHENTICATE,
              reason == IdentityException.Reason.INVALID
                  ? Challenge.INVALID_TOKEN
                  : authenticator.challenge());
      case UPSTREAM_UNAVAILABLE -> Map.of("Retry-After", "10");
      default -> Map.of();
    };
  }

  void writeTo(HttpServletResponse response) throws IOException {
    headers.forEach(response::setHeader);
    ContainerAnswers.refuse(response, code.status(), surface, sentence);
  }
}
