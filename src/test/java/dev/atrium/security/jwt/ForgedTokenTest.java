package dev.atrium.security.jwt;

import static dev.atrium.security.jwt.JwtVerifierTest.config;
import static dev.atrium.security.jwt.JwtVerifierTest.verifier;
import static dev.atrium.testing.TokenIssuer.claims;
import static dev.atrium.testing.TokenIssuer.ecKey;
import static dev.atrium.testing.TokenIssuer.encoded;
import static dev.atrium.testing.TokenIssuer.header;
import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.rsaKey;
import static dev.atrium.testing.TokenIssuer.signed;
import static dev.atrium.testing.TokenIssuer.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways to forge a token that test suites for signatures collect (Wycheproof's classes), with
 * keys of our own.
 */
class ForgedTokenTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final RSAKey RSA = rsaKey("rsa-1");
  private static final ECKey EC = ecKey("ec-1");
  private static final String CLAIMS = claims(NOW, "admin").build().toString();

  private final JwtVerifier verifier = verifier(config(Duration.ZERO), RSA, EC);

  /** T1. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", "", "HS256", "RS1", "ES256K", "rs256"})
  void noAlgorithmIsNoProof(String algorithm) {
    String head = encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}");
    String genuine = token(RSA, claims(NOW));

    assertDoesNotCount(head + "." + encoded(CLAIMS) + ".");
    assertDoesNotCount(head + genuine.substring(genuine.indexOf('.')));
  }

  /** T1. */
  @Test
  void anEmptySignatureIsNoProof() {
    for (JWK key : List.of(RSA, EC)) {
      String genuine = token(key, claims(NOW));
      assertDoesNotCount(genuine.substring(0, genuine.lastIndexOf('.') + 1));
      assertDoesNotCount(genuine.substring(0, genuine.lastIndexOf('.')));
    }
  }

  /** T2. */
  @Test
  void aPublicKeyIsNoSecret() throws JOSEException, GeneralSecurityException {
    byte[] der = RSA.toRSAPublicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";

    for (byte[] secret :
        List.of(
            der,
            pem.getBytes(UTF_8),
            pem.strip().getBytes(UTF_8),
            RSA.getModulus().decode(),
            RSA.toPublicJWK().toString().getBytes(UTF_8))) {
      assertDoesNotCount(symmetric("HS256", "rsa-1", secret));
    }
  }

  private static String symmetric(String algorithm, String keyId, byte[] secret)
      throws GeneralSecurityException {
    String input =
        encoded("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + keyId + "\"}")
            + "."
            + encoded(CLAIMS);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return input + "." + encoded(mac.doFinal(input.getBytes(UTF_8)));
  }

  /** T3. */
  @Test
  void aKeyThatComesWithTheTokenIsNotLookedAt() throws Exception {
    RSAKey own = rsaKey("rsa-1");
    JWSHeader jwk = header(own).jwk(own.toPublicJWK()).build();
    JWSHeader unnamed = new JWSHeader.Builder(jwk.getAlgorithm()).jwk(own.toPublicJWK()).build();
    JWSHeader jku = header(own).jwkURL(URI.create("http://127.0.0.1:9/jwks")).build();
    JWSHeader x5u = header(own).x509CertURL(URI.create("http://127.0.0.1:9/cert")).build();
    JWSHeader x5c =
        header(own)
            .x509CertChain(
                List.of(
                    new com.nimbusds.jose.util.Base64(
                        Base64.getEncoder().encodeToString(own.toRSAPublicKey().getEncoded()))))
            .build();

    for (JWSHeader header : List.of(jwk, unnamed, jku, x5u, x5c)) {
      assertDoesNotCount(signed(own, header, CLAIMS));
    }
  }

  /** T4. */
  @ParameterizedTest
  @ValueSource(
      strings = {"../../dev/null", "' OR 1=1", "\\u0000", "RSA-1", "rsa-1 ", "", "rsa-2", "ec-1"})
  void anotherKeyIdFindsNoKey(String keyId) {
    String head = encoded("{\"alg\":\"RS256\",\"kid\":\"" + keyId + "\"}");
    String genuine = token(RSA, claims(NOW));

    assertDoesNotCount(head + genuine.substring(genuine.indexOf('.')));
  }

  @Test
  void aTokenThatNamesNoKeyIsHeldToTheOnlyOneThereIs() {
    JWSHeader unnamed = new JWSHeader.Builder(header(RSA).build().getAlgorithm()).build();
    String token = signed(RSA, unnamed, CLAIMS);

    assertThat(counts(verifier, token)).isTrue();
    assertThat(counts(verifier(config(Duration.ZERO), RSA, rsaKey("rsa-2")), token)).isFalse();
  }

  /** T5. */
  @Test
  void aKeyForAnotherUseVerifiesNothing() {
    assertKeyDoesNotCount(new RSAKey.Builder(RSA).keyUse(KeyUse.ENCRYPTION).build());
    assertKeyDoesNotCount(
        new RSAKey.Builder(RSA).keyUse(null).keyOperations(Set.of(KeyOperation.ENCRYPT)).build());
    assertKeyDoesNotCount(new RSAKey.Builder(RSA).algorithm(new Algorithm("RS512")).build());
    assertKeyDoesNotCount(new ECKey.Builder(EC).keyUse(KeyUse.ENCRYPTION).build());
  }

  /** T5. */
  @Test
  void ofTwoKeysWithOneIdNeitherVerifies() {
    assertThat(
            counts(verifier(config(Duration.ZERO), RSA, rsaKey("rsa-1")), token(RSA, claims(NOW))))
        .isFalse();
    assertThat(
            counts(verifier(config(Duration.ZERO), RSA, ecKey("rsa-1")), token(RSA, claims(NOW))))
        .isFalse();
  }

  /** T5. */
  @Test
  void aSetWithASecretInItVerifiesNothing() {
    OctetSequenceKey secret = new OctetSequenceKey.Builder(new byte[32]).keyID("oct-1").build();
    String set =
        "{\"keys\":[" + RSA.toPublicJWK().toJSONString() + "," + secret.toJSONString() + "]}";

    assertThat(
            counts(verifier(config(Duration.ZERO), set.getBytes(UTF_8)), token(RSA, claims(NOW))))
        .isFalse();
  }

  @Test
  void aWeakKeyVerifiesNothing() {
    RSAKey weak = rsaKey("rsa-1", 1024);
    assertThat(weakToken(weak)).isFalse();
    assertKeyDoesNotCount(
        new RSAKey.Builder(RSA.getModulus(), Base64URL.encode(new byte[] {1}))
            .keyID("rsa-1")
            .build());
  }

  /** The library that mints refuses keys of that size, so the signature is the JDK's. */
  private static boolean weakToken(RSAKey weak) {
    try {
      String input = encoded(header(weak).build().toString()) + "." + encoded(CLAIMS);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(weak.toPrivateKey());
      signature.update(input.getBytes(UTF_8));
      return counts(
          verifier(config(Duration.ZERO), published(weak)),
          input + "." + encoded(signature.sign()));
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aKeyOfAnotherCurveVerifiesNothing() {
    ECKey large = ecKey("ec-1", Curve.P_384);
    String token = token(EC, claims(NOW));

    assertThat(counts(verifier(config(Duration.ZERO), large), token)).isFalse();
  }

  @Test
  void aTokenHasOneSpellingOnly() {
    for (JWK key : List.of(RSA, EC)) {
      String genuine = token(key, claims(NOW));
      assertThat(counts(verifier, genuine)).isTrue();
      assertDoesNotCount(genuine + "=");
      assertDoesNotCount(genuine + "==");
      assertDoesNotCount(genuine + "\n");
      assertDoesNotCount(genuine + " ");
      assertDoesNotCount(genuine + "!");
      assertDoesNotCount(genuine + ".");
      assertDoesNotCount(genuine.replaceFirst("\\.", "=."));
      assertDoesNotCount(genuine.replaceFirst("\\.", ".."));
      assertDoesNotCount(" " + genuine);
      assertDoesNotCount(withSpareBits(genuine));
      assertDoesNotCount(genuine.replace('_', '/').replace('-', '+') + "+");
    }
  }

  /** The last character of 64 or 256 bytes carries bits that no byte takes up. */
  private static String withSpareBits(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last ^ 1);
  }

  @Test
  void everyByteOfASignatureMatters() {
    for (JWK key : List.of(RSA, EC)) {
      String genuine = token(key, claims(NOW));
      String signed = genuine.substring(0, genuine.lastIndexOf('.') + 1);
      byte[] signature = new Base64URL(genuine.substring(genuine.lastIndexOf('.') + 1)).decode();
      assertDoesNotCount(signed + encoded(Arrays.copyOf(signature, signature.length - 1)));
      assertDoesNotCount(signed + encoded(Arrays.copyOf(signature, signature.length + 1)));
      assertDoesNotCount(signed + encoded(Arrays.copyOfRange(signature, 1, signature.length)));
      assertDoesNotCount(signed + encoded(new byte[signature.length]));
      for (int i = 0; i < signature.length; i += 9) {
        byte[] changed = signature.clone();
        changed[i] ^= 1;
        assertDoesNotCount(signed + encoded(changed));
      }
    }
  }

  /** CVE-2022-21449 and its relatives: r and s outside of their range, or cut short. */
  @Test
  void numbersOutOfRangeAreNoSignature() {
    String genuine = token(EC, claims(NOW));
    String signed = genuine.substring(0, genuine.lastIndexOf('.') + 1);
    byte[] signature = new Base64URL(genuine.substring(genuine.lastIndexOf('.') + 1)).decode();
    byte[] order = order();
    byte[] zero = new byte[32];
    byte[] r = Arrays.copyOf(signature, 32);
    byte[] s = Arrays.copyOfRange(signature, 32, 64);
    for (byte[][] pair :
        new byte[][][] {
          {zero, zero},
          {zero, s},
          {r, zero},
          {order, s},
          {r, order},
          {order, order},
          {Arrays.copyOf(r, 31), s},
          {r, Arrays.copyOf(s, 31)},
          {new byte[0], new byte[0]}
        }) {
      byte[] both = Arrays.copyOf(pair[0], pair[0].length + pair[1].length);
      System.arraycopy(pair[1], 0, both, pair[0].length, pair[1].length);
      assertDoesNotCount(signed + encoded(both));
    }
  }

  private static byte[] order() {
    byte[] order = Curve.P_256.toECParameterSpec().getOrder().toByteArray();
    return Arrays.copyOfRange(order, order.length - 32, order.length);
  }

  @Test
  void anEncryptedTokenIsNotReadAsASignedOne() {
    assertDoesNotCount("e30.AA.AA.AA.AA");
  }

  private static void assertKeyDoesNotCount(JWK key) {
    JWK signer = key instanceof RSAKey ? RSA : EC;
    assertThat(counts(verifier(config(Duration.ZERO), published(key)), token(signer, claims(NOW))))
        .isFalse();
  }

  private void assertDoesNotCount(String token) {
    assertThat(counts(verifier, token)).as(token).isFalse();
  }

  private static boolean counts(JwtVerifier verifier, String token) {
    try {
      return verifier.verify(token).isPresent();
    } catch (TokenRejection e) {
      return false;
    } catch (KeysUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}
