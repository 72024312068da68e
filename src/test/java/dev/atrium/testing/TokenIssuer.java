package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Issues tokens and publishes the keys to verify them, or anything else a test needs signed. */
public final class TokenIssuer {

  public static final String ISSUER = "https://issuer.example.org/realm";
  public static final String AUDIENCE = "atrium";

  private TokenIssuer() {}

  /** What was issued so far, whether anybody should have believed it or not. */
  public static Set<String> issued() {
    return IssuedTokens.all();
  }

  public static RSAKey rsaKey(String id) {
    return rsaKey(id, 2048);
  }

  public static RSAKey rsaKey(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ECKey ecKey(String id) {
    return ecKey(id, Curve.P_256);
  }

  public static ECKey ecKey(String id, Curve curve) {
    try {
      return new ECKeyGenerator(curve).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The document that an issuer with these keys publishes. */
  public static byte[] published(JWK... keys) {
    List<JWK> parts = Stream.of(keys).map(key -> publicPart(key)).toList();
    return new JWKSet(parts).toString(false).getBytes(UTF_8);
  }

  private static JWK publicPart(JWK key) {
    return key.toPublicJWK() == null ? key : key.toPublicJWK();
  }

  /** Claims that are in order for an hour. */
  public static JWTClaimsSet.Builder claims(Instant now, String... groups) {
    return new JWTClaimsSet.Builder()
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("anna")
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(3600)))
        .claim("groups", List.of(groups));
  }

  /** A token with these claims, signed as the kind of the key suggests. */
  public static String token(JWK key, JWTClaimsSet.Builder claims) {
    return signed(key, header(key).build(), claims.build().toString());
  }

  public static JWSHeader.Builder header(JWK key) {
    JWSAlgorithm algorithm = key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
    return new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key.getKeyID());
  }

  /** Any payload under any header that the key can sign. */
  public static String signed(JWK key, JWSHeader header, String payload) {
    try {
      JWSSigner signer =
          key instanceof RSAKey rsa
              ? new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
              : new ECDSASigner((ECKey) key);
      JWSObject object = new JWSObject(header, new Payload(payload));
      object.sign(signer);
      String token = object.serialize();
      IssuedTokens.add(token);
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Base64url without padding. */
  public static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }
}
