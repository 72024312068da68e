package dev.atrium.security.jwt;

/** None of the issuer's keys that we know has signed this; one we do not know yet may have. */
final class UnknownSignatureException extends TokenRejection {

  private static final long serialVersionUID = 1L;

  UnknownSignatureException(String why) {
    super(why);
  }
}
