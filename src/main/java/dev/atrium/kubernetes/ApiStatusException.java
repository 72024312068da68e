package dev.atrium.kubernetes;

/** The API server answered with a status that is no success. */
final class ApiStatusException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiStatusException(int status) {
    super("status " + status);
    this.status = status;
  }

  int status() {
    return status;
  }

  /** Whether that is why the cluster gave no answer. */
  static boolean isCauseOf(ClusterException failure, int status) {
    return failure.getCause() instanceof ApiStatusException cause && cause.status == status;
  }
}
