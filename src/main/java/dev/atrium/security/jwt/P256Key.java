package dev.atrium.security.jwt;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.EllipticCurves;

/**
 * Signatures on the curve P-256 (RFC 7518, section 3.4), with the arithmetic of Bouncy Castle: a
 * forged one, which anybody may send, takes JDK 17 as long as a list or two, and this a twelfth of
 * that, because it keeps what it has prepared for the curve and the key.
 */
final class P256Key implements SignatureKey {

  private static final ECDomainParameters P256 =
      new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

  private static final int NUMBER_BYTES = 32;

  private final ECPublicKeyParameters key;

  private P256Key(ECPublicKeyParameters key) {
    this.key = key;
  }

  /** Empty when the key is for another curve, or not on this one. */
  static Optional<SignatureKey> of(ECPublicKey key) {
    if (!key.getParams().getCurve().equals(EllipticCurves.P256.getCurve())) {
      return Optional.empty();
    }
    ECPoint point = key.getW();
    try {
      return Optional.of(
          new P256Key(
              new ECPublicKeyParameters(
                  P256.getCurve().createPoint(point.getAffineX(), point.getAffineY()), P256)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String algorithm() {
    return AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
  }

  @Override
  public boolean hasSigned(JwtContext token) {
    String text = token.getJwt();
    int end = text.lastIndexOf('.');
    byte[] signature = Base64.getUrlDecoder().decode(text.substring(end + 1));
    if (signature.length != 2 * NUMBER_BYTES) {
      return false;
    }
    ECDSASigner check = new ECDSASigner();
    check.init(false, key);
    return check.verifySignature(
        TokenDigest.sha256(text.substring(0, end)),
        new BigInteger(1, signature, 0, NUMBER_BYTES),
        new BigInteger(1, signature, NUMBER_BYTES, NUMBER_BYTES));
  }
}
