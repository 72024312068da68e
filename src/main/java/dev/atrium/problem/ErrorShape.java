package dev.atrium.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/**
 * The two shapes of an error that clients of {@code /api/v1} know. Which one a client reads is told
 * by the path it asked for, whoever answers: a route, a filter before it or the container.
 */
public enum ErrorShape {
  /** {@code {"error":"<sentence>"}}: the specification's routes, and whatever has no other. */
  SENTENCE {
    @Override
    public byte[] body(int status, String code, String sentence) {
      return ErrorBody.of(sentence);
    }

    @Override
    public String sentenceFor(int status, String method) {
      return ErrorBody.sentenceFor(status);
    }
  },

  /** {@code {"error":{"code":"...","message":"..."}}}: the routes of Kubeflow's page. */
  ENVELOPE {
    @Override
    public byte[] body(int status, String code, String sentence) {
      String error =
          "{\"error\":{\"code\":%s,\"message\":%s}}"
              .formatted(JsonText.quoted(code), JsonText.quoted(sentence));
      return error.getBytes(UTF_8);
    }

    // contract: Kubeflow's page and its API clients know these sentences (section 1.4)
    @Override
    public String sentenceFor(int status, String method) {
      return switch (status) {
        case 404 -> "the requested resource could not be found";
        case 405 -> "the " + method + " method is not supported for this resource";
        case 500 -> "the server encountered a problem and could not process your request";
        default -> ErrorBody.sentenceFor(status);
      };
    }
  };

  /** Under this prefix Kubeflow's page calls everything, and reads errors in one shape only. */
  private static final String PAGE_PREFIX = "/model-registry/api/v1";

  private static final String API_PREFIX = "/api/v1/";

  /** The first segments of Kubeflow's routes. */
  private static final Set<String> SEGMENTS =
      Set.of(
          "check-namespace-registry-access",
          "groups",
          "mcp_catalog",
          "model_catalog",
          "model_registry",
          "namespaces",
          "settings",
          "user");

  /**
   * The shape that clients of a path know.
   *
   * @param rawPath the path as it was sent, undecoded; null when it is not known
   */
  public static ErrorShape of(String rawPath) {
    if (rawPath == null) {
      return SENTENCE;
    }
    if (rawPath.startsWith(PAGE_PREFIX)) {
      return ENVELOPE;
    }
    if (rawPath.startsWith(API_PREFIX)) {
      String segment = rawPath.substring(API_PREFIX.length()).split("[/;]", 2)[0];
      return SEGMENTS.contains(segment) ? ENVELOPE : SENTENCE;
    }
    return SENTENCE;
  }

  /**
   * The body of an error.
   *
   * @param code what Kubeflow's clients read as the code: the status, or what a registry said
   */
  public abstract byte[] body(int status, String code, String sentence);

  /** The body of an error that is ours. */
  public final byte[] body(int status, String sentence) {
    return body(status, Integer.toString(status), sentence);
  }

  /** What a client is told when only a status is known. */
  public abstract String sentenceFor(int status, String method);
}
