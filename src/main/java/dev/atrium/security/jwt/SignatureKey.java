package dev.atrium.security.jwt;

import org.jose4j.jwt.consumer.JwtContext;

/** A public key of an issuer that is strong enough to be believed. */
sealed interface SignatureKey permits P256Key, RsaKey {

  /** The one that this key is for, as a token's header spells it. */
  String algorithm();

  /**
   * Whether the owner of this key has signed what the token says.
   *
   * @throws TokenRejection when that cannot be found out
   */
  boolean hasSigned(JwtContext token) throws TokenRejection;
}
