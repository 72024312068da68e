package dev.atrium.security.jwt;

import static dev.atrium.testing.TokenIssuer.ecKey;
import static dev.atrium.testing.TokenIssuer.encoded;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jose4j.jwt.consumer.JwtContext;
import org.junit.jupiter.api.Test;

class P256KeyTest {

  private static final BigInteger ORDER = Curve.P_256.toECParameterSpec().getOrder();

  /** Two libraries that compute the same do not share their mistakes. */
  @Test
  void believesWhatTheJdkBelieves() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 20; i++) {
      ECKey pair = ecKey("ec-1");
      byte[] claims = new byte[random.nextInt(500)];
      random.nextBytes(claims);
      String said = encoded("{}") + "." + encoded(claims);
      byte[] genuine = signature(pair, said);
      BigInteger s = new BigInteger(1, genuine, 32, 32);
      byte[] negated = with(genuine, 32, ORDER.subtract(s));
      byte[] none = new byte[64];
      random.nextBytes(none);

      assertSameAnswer(pair, said, genuine, true);
      assertSameAnswer(pair, said, negated, true);
      assertSameAnswer(pair, said, none, false);
      assertSameAnswer(ecKey("ec-1"), said, genuine, false);
      assertSameAnswer(pair, said + "A", genuine, false);
      assertSameAnswer(pair, said, with(genuine, 0, BigInteger.ZERO), false);
      assertSameAnswer(pair, said, with(genuine, 32, BigInteger.ZERO), false);
      assertSameAnswer(pair, said, with(genuine, 0, ORDER), false);
      assertSameAnswer(pair, said, with(genuine, 32, ORDER), false);
    }
  }

  @Test
  void aPointBesideTheCurveIsNoKey() throws Exception {
    ECPublicKey key = ecKey("ec-1").toECPublicKey();
    ECPoint point = key.getW();

    for (ECPoint beside :
        List.of(
            new ECPoint(point.getAffineX(), point.getAffineY().add(BigInteger.ONE)),
            new ECPoint(point.getAffineY(), point.getAffineX()),
            new ECPoint(BigInteger.ZERO, BigInteger.ZERO),
            new ECPoint(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE), BigInteger.ONE))) {
      ECPublicKey moved =
          (ECPublicKey)
              KeyFactory.getInstance("EC")
                  .generatePublic(new ECPublicKeySpec(beside, key.getParams()));
      assertThat(P256Key.of(moved)).as("%s", beside.getAffineX()).isEmpty();
    }
    assertThat(P256Key.of(key)).isPresent();
  }

  @Test
  void aKeyOfAnotherCurveIsNone() throws Exception {
    assertThat(P256Key.of(ecKey("ec-1", Curve.P_384).toECPublicKey())).isEmpty();
  }

  private static void assertSameAnswer(ECKey pair, String said, byte[] signature, boolean answer)
      throws Exception {
    Signature jdk = Signature.getInstance("SHA256withECDSAinP1363Format");
    jdk.initVerify(pair.toECPublicKey());
    jdk.update(said.getBytes(US_ASCII));
    JwtContext token = new JwtContext(said + "." + encoded(signature), null, List.of());

    assertThat(jdk.verify(signature)).isEqualTo(answer);
    assertThat(P256Key.of(pair.toECPublicKey()).orElseThrow().hasSigned(token)).isEqualTo(answer);
  }

  private static byte[] signature(ECKey pair, String said) throws Exception {
    Signature jdk = Signature.getInstance("SHA256withECDSAinP1363Format");
    jdk.initSign(pair.toECPrivateKey());
    jdk.update(said.getBytes(US_ASCII));
    return jdk.sign();
  }

  private static byte[] with(byte[] signature, int offset, BigInteger number) {
    byte[] changed = signature.clone();
    Arrays.fill(changed, offset, offset + 32, (byte) 0);
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, changed, offset + 32 - length, length);
    return changed;
  }
}
