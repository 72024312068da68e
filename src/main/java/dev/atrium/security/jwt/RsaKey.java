package dev.atrium.security.jwt;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/** Signatures with RSA, as jose4j and the JDK check them. */
record RsaKey(RSAPublicKey key) implements SignatureKey {

  private static final String ALGORITHM = AlgorithmIdentifiers.RSA_USING_SHA256;
  private static final int LEAST_BITS = 2048;

  /** A longer one makes every verification slow; who publishes it is not who checks. */
  private static final int MOST_BITS = 8192;

  /** Empty when anybody could sign with it. */
  static Optional<SignatureKey> of(RSAPublicKey key) {
    int bits = key.getModulus().bitLength();
    BigInteger exponent = key.getPublicExponent();
    return bits >= LEAST_BITS
            && bits <= MOST_BITS
            && exponent.compareTo(BigInteger.ONE) > 0
            && exponent.testBit(0)
        ? Optional.of(new RsaKey(key))
        : Optional.empty();
  }

  @Override
  public String algorithm() {
    return ALGORITHM;
  }

  @Override
  public boolean hasSigned(JwtContext token) throws TokenRejection {
    try {
      new JwtConsumerBuilder()
          .setVerificationKey(key)
          .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHM)
          .setSkipAllValidators()
          .build()
          .processContext(token);
      return true;
    } catch (InvalidJwtSignatureException e) {
      return false;
    } catch (InvalidJwtException e) {
      throw new TokenRejection("its signature cannot be checked");
    }
  }
}
