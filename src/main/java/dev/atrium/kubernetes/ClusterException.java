package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

/** The API server did not answer what was asked. The message names no address and no token. */
public final class ClusterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** Nobody listens, or the connection broke. */
    UNREACHABLE,
    /** It did not answer in time. */
    TIMEOUT,
    /** It, or we, have too much to do; the same question may be asked later. */
    OVERLOADED,
    /** It takes the token of the subject for nobody's. */
    UNAUTHENTICATED,
    /** The subject, asking with its own token, may not ask this. */
    FORBIDDEN,
    /** The answer is not one we can use, or the application's own rights do not suffice. */
    UNUSABLE_ANSWER
  }

  private final Reason reason;

  public ClusterException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = requireNonNull(reason, "reason is null");
  }

  public Reason reason() {
    return reason;
  }
}
