package dev.atrium.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The body {@code {"error":"<sentence>"}}, which the BFF and everything that has no body of its own
 * answer failures with.
 */
public final class ErrorBody {

  private ErrorBody() {}

  public static byte[] of(String sentence) {
    return ("{\"error\":" + JsonText.quoted(sentence) + "}").getBytes(UTF_8);
  }

  /** What a client is told when only a status is known, because the server itself refused. */
  public static String sentenceFor(int status) {
    return switch (status) {
      case 400 -> "the request cannot be understood";
      case 401 -> "authentication required";
      case 403 -> "Access forbidden";
      case 404 -> "there is nothing at this path";
      case 405 -> "this method is not allowed at this path";
      case 406 -> "there is no answer in a form the client accepts";
      case 408 -> "the request took too long to arrive";
      case 413 -> "the body is too large";
      case 414, 431 -> "the path or a header is too long";
      case 415 -> "the body must be application/json";
      case 503 -> "the service is not available, try again later";
      default ->
          status < 500
              ? "the request cannot be answered"
              : "the request failed on the server's side; its id is in the header X-Request-Id";
    };
  }
}
