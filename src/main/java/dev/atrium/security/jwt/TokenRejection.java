package dev.atrium.security.jwt;

/** A token of our issuer, or what pretends to be one, that proves nothing. Holds no token. */
public class TokenRejection extends Exception {

  private static final long serialVersionUID = 1L;

  TokenRejection(String why) {
    super(why);
  }

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
