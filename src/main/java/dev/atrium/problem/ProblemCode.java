package dev.atrium.problem;

/** Every failure a client can see, with its HTTP status and that status's reason phrase. */
public enum ProblemCode {
  BAD_REQUEST(400, "Bad Request"),
  UNAUTHENTICATED(401, "Unauthorized"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not Found"),
  CONFLICT(409, "Conflict"),
  BODY_TOO_LARGE(413, "Content Too Large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
  UNPROCESSABLE(422, "Unprocessable Entity"),
  INTERNAL(500, "Internal Server Error"),
  UPSTREAM_INVALID(502, "Bad Gateway"),
  UPSTREAM_UNAVAILABLE(503, "Service Unavailable"),
  UPSTREAM_TIMEOUT(504, "Gateway Timeout");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
