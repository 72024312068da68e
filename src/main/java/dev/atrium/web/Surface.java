package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.JsonText;
import dev.atrium.problem.ProblemCode;
import java.util.Set;

/** Whose clients call a path, which decides how an error is written. */
enum Surface {
  /** {@code {"error":"..."}}; also what has no error body of its own. */
  OWN("application/json") {
    @Override
    String error(ProblemCode code, String sentence) {
      return new String(ErrorBody.of(sentence), UTF_8);
    }
  },
  /** {@code {"code":"Unauthorized","message":"..."}} */
  REGISTRY("application/json;charset=UTF-8") {
    @Override
    String error(ProblemCode code, String sentence) {
      return members(code.title(), sentence);
    }
  },
  /** {@code {"error":{"code":"401","message":"..."}}} */
  KUBEFLOW("application/json") {
    @Override
    String error(ProblemCode code, String sentence) {
      return "{\"error\":" + members(Integer.toString(code.status()), sentence) + "}";
    }
  };

  private static final String API = "/api/v1/";
  private static final String PREFIXED_API = "/model-registry/api/v1";
  private static final String REGISTRY_API = "/api/model_registry/";

  /** contract: sections 2.1 to 2.5, the first segments of all routes */
  private static final Set<String> KUBEFLOW_ROUTES =
      Set.of(
          "check-namespace-registry-access",
          "groups",
          "mcp_catalog",
          "model_catalog",
          "model_registry",
          "namespaces",
          "settings",
          "user");

  private final String contentType;

  Surface(String contentType) {
    this.contentType = contentType;
  }

  /**
   * @param rawUri the path as the client wrote it
   */
  static Surface of(String rawUri) {
    if (rawUri.startsWith(REGISTRY_API)) {
      return REGISTRY;
    }
    if (rawUri.equals(PREFIXED_API) || rawUri.startsWith(PREFIXED_API + "/")) {
      return KUBEFLOW;
    }
    return rawUri.startsWith(API) && KUBEFLOW_ROUTES.contains(firstSegment(rawUri))
        ? KUBEFLOW
        : OWN;
  }

  String contentType() {
    return contentType;
  }

  /** The body of an error. */
  abstract String error(ProblemCode code, String sentence);

  private static String firstSegment(String rawUri) {
    int end = rawUri.indexOf('/', API.length());
    return rawUri.substring(API.length(), end < 0 ? rawUri.length() : end);
  }

  private static String members(String code, String message) {
    return "{\"code\":%s,\"message\":%s}"
        .formatted(JsonText.quoted(code), JsonText.quoted(message));
  }
}
