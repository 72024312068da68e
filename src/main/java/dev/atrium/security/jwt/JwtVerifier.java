package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;

/** Tells which tokens our issuer has written for us, and what they say. */
public final class JwtVerifier {

  private static final int A_LIFETIME_SECONDS = 2_000_000_000;

  private final JwtConfig config;
  private final KeySource source;
  private final Clock clock;

  JwtVerifier(JwtConfig config, KeySource source, Clock clock) {
    this.config = requireNonNull(config, "config is null");
    this.source = requireNonNull(source, "source is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * A verifier for the issuer that the settings name.
   *
   * @param trust for the connections to the issuer; empty for the JVM's own
   * @param background reads the issuer's keys again when they get old
   */
  public static JwtVerifier of(
      JwtConfig config, Optional<SSLSocketFactory> trust, Executor background, Clock clock) {
    KeyDocument document = KeyLocation.of(config, trust);
    return new JwtVerifier(config, new KeySource(document, background, System::nanoTime), clock);
  }

  /**
   * Returns when there are keys where the settings say, or an address that may have them.
   *
   * @throws InvalidSettingException when there are none
   */
  public static void requireKeys(JwtConfig config) {
    KeyLocation.check(config);
  }

  /**
   * What the token says; empty when it is not our issuer's to begin with.
   *
   * @throws TokenRejection when it claims to be our issuer's and does not count
   */
  public Optional<VerifiedToken> verify(String token)
      throws TokenRejection, KeysUnavailableException {
    Optional<CompactToken> parsed =
        CompactToken.parse(token).filter(compact -> compact.issuer().equals(config.issuer()));
    return parsed.isPresent() ? Optional.of(verified(token, parsed.get())) : Optional.empty();
  }

  private VerifiedToken verified(String token, CompactToken parsed)
      throws TokenRejection, KeysUnavailableException {
    if (parsed.isCritical() || !config.algorithms().contains(parsed.algorithm())) {
      throw new TokenRejection("its header asks for what is not offered");
    }
    JwtContext said = said(token);
    KeySet keys = source.keys();
    try {
      requireGenuine(said, parsed, keys);
    } catch (UnknownSignatureException e) {
      // Perhaps the issuer signs with a new key by now.
      Optional<KeySet> newer = source.newerThan(keys);
      if (newer.isEmpty()) {
        throw e;
      }
      requireGenuine(said, parsed, newer.get());
    }
    try {
      return verifiedToken(said.getJwtClaims());
    } catch (MalformedClaimException e) {
      throw new TokenRejection("its claims do not hold");
    }
  }

  /**
   * What would be true if the signature were; whether it is costs more to find out, and does not
   * matter for a token that has expired or is meant for somebody else.
   */
  private JwtContext said(String token) throws TokenRejection {
    JwtConsumerBuilder builder =
        new JwtConsumerBuilder()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .setExpectedIssuer(config.issuer())
            .setExpectedAudience(config.audiences().toArray(String[]::new))
            .setRequireExpirationTime()
            .setAllowedClockSkewInSeconds((int) config.clockSkew().toSeconds())
            .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()));
    if (config.tokenAge().isZero()) {
      builder.setIssuedAtRestrictions(0, A_LIFETIME_SECONDS);
    } else {
      builder.setRequireIssuedAt().setIssuedAtRestrictions(0, (int) config.tokenAge().toSeconds());
    }
    try {
      return builder.build().process(token);
    } catch (InvalidJwtException e) {
      throw new TokenRejection("its claims do not hold");
    }
  }

  private static void requireGenuine(JwtContext said, CompactToken parsed, KeySet keys)
      throws TokenRejection {
    SignatureKey key =
        keys.find(parsed.algorithm(), parsed.keyId())
            .orElseThrow(() -> new UnknownSignatureException("there is no one key for it"));
    if (!key.hasSigned(said)) {
      throw new UnknownSignatureException("its signature is not the issuer's");
    }
  }

  private static VerifiedToken verifiedToken(JwtClaims claims)
      throws MalformedClaimException, TokenRejection {
    String name =
        Stream.of(
                claims.getStringClaimValue("upn"),
                claims.getStringClaimValue("preferred_username"),
                claims.getSubject())
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseThrow(() -> new TokenRejection("it names nobody"));
    Set<String> groups =
        Stream.ofNullable(claims.getStringListClaimValue("groups"))
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    return new VerifiedToken(
        name, groups, Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
  }
}
