package dev.atrium.security.jwt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys that an issuer has published at one time. */
final class KeySet {

  /** No key, so no token is genuine. */
  static final KeySet NONE = new KeySet(List.of());

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

  private final List<PublishedKey> keys;

  private KeySet(List<PublishedKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads a JSON Web Key Set, one JSON Web Key, or a public key in PEM; the JSON ones also in
   * base64url, as MicroProfile JWT has it.
   *
   * @throws IllegalArgumentException when there is no key in it, or a secret one
   */
  static KeySet parse(byte[] document) {
    String text = new String(document, UTF_8).strip();
    if (text.startsWith("{")) {
      return ofJson(text);
    }
    Matcher pem = PEM.matcher(text);
    if (pem.matches()) {
      return ofDer(Base64.getMimeDecoder().decode(pem.group(1).strip()));
    }
    byte[] decoded = decoded(text);
    return decoded.length > 0 && decoded[0] == '{'
        ? ofJson(new String(decoded, UTF_8))
        : ofDer(decoded);
  }

  private static byte[] decoded(String text) {
    return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/').getBytes(US_ASCII));
  }

  private static KeySet ofDer(byte[] subjectPublicKeyInfo) {
    PublicKey key =
        publicKey("RSA", subjectPublicKeyInfo)
            .or(() -> publicKey("EC", subjectPublicKeyInfo))
            .orElseThrow(() -> new IllegalArgumentException("it holds no public RSA or EC key"));
    return usable(
        List.of(new PublishedKey(Optional.empty(), Optional.empty(), true, signatureKey(key))));
  }

  private static Optional<PublicKey> publicKey(String algorithm, byte[] subjectPublicKeyInfo) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm)
              .generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)));
    } catch (InvalidKeySpecException e) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }

  private static KeySet ofJson(String json) {
    try {
      Map<String, Object> object = JsonUtil.parseJson(json);
      Object keys = object.get("keys");
      List<?> members = keys instanceof List<?> list ? list : List.of(object);
      return usable(members.stream().map(KeySet::publishedKey).flatMap(Optional::stream).toList());
    } catch (JoseException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
  }

  private static KeySet usable(List<PublishedKey> keys) {
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("it holds no key that can verify RS256 or ES256");
    }
    return new KeySet(keys);
  }

  /** Empty for keys of other kinds, which issuers publish for other uses. */
  private static Optional<PublishedKey> publishedKey(Object member) {
    if (!(member instanceof Map<?, ?> parameters)) {
      throw new IllegalArgumentException("one of its keys is no object");
    }
    if ("oct".equals(parameters.get("kty"))) {
      // Whoever publishes secrets by mistake may have published the others by mistake too.
      throw new IllegalArgumentException("it holds a secret key");
    }
    try {
      @SuppressWarnings("unchecked") // its keys are texts, it was read from JSON
      JsonWebKey jwk = JsonWebKey.Factory.newJwk((Map<String, Object>) parameters);
      return jwk.getKey() instanceof PublicKey key && !isPrivate(parameters)
          ? Optional.of(
              new PublishedKey(
                  Optional.ofNullable(jwk.getKeyId()),
                  Optional.ofNullable(jwk.getAlgorithm()),
                  isForVerifying(jwk.getUse(), parameters.get("key_ops")),
                  signatureKey(key)))
          : Optional.empty();
    } catch (JoseException e) {
      return Optional.empty();
    }
  }

  private static Optional<SignatureKey> signatureKey(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return RsaKey.of(rsa);
    }
    return key instanceof ECPublicKey ec ? P256Key.of(ec) : Optional.empty();
  }

  private static boolean isPrivate(Map<?, ?> parameters) {
    return parameters.containsKey("d");
  }

  private static boolean isForVerifying(String use, Object operations) {
    return (use == null || use.equals("sig"))
        && (operations == null
            || (operations instanceof Collection<?> list && list.contains("verify")));
  }

  /**
   * The one key that may verify a token with this header; empty when there is none, or when more
   * than one claims to be it.
   */
  Optional<SignatureKey> find(String algorithm, Optional<String> keyId) {
    List<PublishedKey> candidates =
        keyId.isPresent()
            ? keys.stream().filter(key -> key.id().equals(keyId)).toList()
            : keys.stream().filter(key -> key.verifies(algorithm)).toList();
    return candidates.size() == 1 && candidates.get(0).verifies(algorithm)
        ? candidates.get(0).key()
        : Optional.empty();
  }

  /**
   * @param key empty when it is too weak, or of a kind that verifies neither RS256 nor ES256
   */
  private record PublishedKey(
      Optional<String> id,
      Optional<String> algorithm,
      boolean isForVerifying,
      Optional<SignatureKey> key) {

    boolean verifies(String asked) {
      return isForVerifying
          && algorithm.orElse(asked).equals(asked)
          && key.filter(usable -> usable.algorithm().equals(asked)).isPresent();
    }
  }
}
