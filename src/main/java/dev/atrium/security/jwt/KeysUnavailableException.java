package dev.atrium.security.jwt;

/** The issuer's keys have never been seen, so nobody can say whether a token is genuine. */
public final class KeysUnavailableException extends Exception {

  private static final long serialVersionUID = 1L;

  KeysUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
