package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON Web Signature in its compact form, of which nothing is known to be true yet.
 *
 * @param keyId empty when the header names none
 * @param isCritical whether the header asks for extensions to be understood, of which we know none
 * @param issuer as the payload claims it; empty when it claims none
 */
record CompactToken(String algorithm, Optional<String> keyId, boolean isCritical, String issuer) {

  private static final int DEEPEST = 20;
  private static final int LONGEST_TEXT = 4096;
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(100)
                  .maxNameLength(256)
                  .build())
          .build();

  CompactToken {
    requireNonNull(algorithm, "algorithm is null");
    requireNonNull(keyId, "keyId is null");
    requireNonNull(issuer, "issuer is null");
  }

  /** Empty when the text is no such token: an opaque one, an encrypted one, or garbage. */
  static Optional<CompactToken> parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3 || !isCanonical(parts[2])) {
      return Optional.empty();
    }
    try {
      Members header = Members.read(parts[0], Set.of("alg", "kid", "crit"));
      Members payload = Members.read(parts[1], Set.of("iss"));
      return header
          .text("alg")
          .map(
              algorithm ->
                  new CompactToken(
                      algorithm,
                      header.text("kid"),
                      header.has("crit"),
                      payload.text("iss").orElse("")));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it is the one way to write these bytes in base64url (RFC 7515, section 2). Lenient
   * decoders pass over characters and spare bits, and many texts would be the same token.
   */
  private static boolean isCanonical(String part) {
    try {
      return ENCODER.encodeToString(DECODER.decode(part)).equals(part);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The few members of a JSON object that are looked at before a signature is checked. */
  private record Members(Map<String, Optional<String>> values) {

    /** Reads to the end, so that what is found later was well-formed now. */
    static Members read(String part, Set<String> wanted) {
      if (!isCanonical(part)) {
        throw new IllegalArgumentException("not base64url");
      }
      Map<String, Optional<String>> values = new HashMap<>();
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), DECODER.decode(part))) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          throw new IllegalArgumentException("no object");
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
          if (wanted.contains(name)) {
            values.put(name, isText ? Optional.of(parser.getString()) : Optional.empty());
          }
          parser.skipChildren();
        }
        if (parser.nextToken() != null) {
          throw new IllegalArgumentException("more than one value");
        }
      }
      return new Members(values);
    }

    boolean has(String name) {
      return values.containsKey(name);
    }

    /** A member that is there and no text makes the token unreadable. */
    Optional<String> text(String name) {
      Optional<String> text = values.getOrDefault(name, Optional.empty());
      if (has(name) && text.isEmpty()) {
        throw new IllegalArgumentException("not a text");
      }
      return text;
    }
  }
}
