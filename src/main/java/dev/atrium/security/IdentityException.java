package dev.atrium.security;

import static java.util.Objects.requireNonNull;

/** A request does not say who sent it, or not in a way to be believed. Names no token. */
public final class IdentityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why the sender is unknown. */
  public enum Reason {
    /** Nothing came that could say it. */
    MISSING,
    /** What came proves nothing. */
    INVALID,
    /** What came can be read in more than one way. */
    AMBIGUOUS,
    /** Whoever has to be asked does not answer. */
    UNAVAILABLE
  }

  private final Reason reason;

  private IdentityException(Reason reason, String sentence) {
    super(sentence);
    this.reason = requireNonNull(reason, "reason is null");
  }

  public static IdentityException missing(String sentence) {
    return new IdentityException(Reason.MISSING, sentence);
  }

  /** The client is not told what is wrong with the token: that would help whoever forges one. */
  public static IdentityException invalidToken() {
    return new IdentityException(Reason.INVALID, "the token is not valid");
  }

  public static IdentityException ambiguous(String sentence) {
    return new IdentityException(Reason.AMBIGUOUS, sentence);
  }

  public static IdentityException unavailable() {
    return new IdentityException(
        Reason.UNAVAILABLE, "the token cannot be checked at the moment, try again later");
  }

  public Reason reason() {
    return reason;
  }

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
