package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.jwt.JwtVerifier;
import dev.atrium.security.jwt.KeysUnavailableException;
import dev.atrium.security.jwt.TokenDigest;
import dev.atrium.security.jwt.TokenRejection;
import dev.atrium.security.jwt.VerifiedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Knows callers by the token they bear: a JWT of the configured issuer by its signature, any other
 * token by what the cluster says of it.
 */
public final class TokenAuthenticator implements Authenticator {

  private static final Logger LOG = Logger.getLogger(TokenAuthenticator.class.getName());

  /** How long a key that was withdrawn still opens the door; a verification costs far less. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int CAPACITY = 10_000;

  private final TokenHeader header;
  private final Optional<JwtVerifier> verifier;
  private final Optional<TokenReview> review;
  private final Clock clock;
  private final TokenMemory<VerifiedToken> memory;

  /**
   * @param verifier for the tokens of our issuer, if there is one
   * @param review for all others, if somebody can be asked
   */
  public TokenAuthenticator(
      TokenConfig config,
      Optional<JwtVerifier> verifier,
      Optional<TokenReview> review,
      Clock clock,
      LongSupplier nanoTime) {
    this.header = new TokenHeader(config);
    this.verifier = requireNonNull(verifier, "verifier is null");
    this.review = requireNonNull(review, "review is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.memory = new TokenMemory<>(CAPACITY, nanoTime);
  }

  @Override
  public Caller authenticate(IncomingRequest request) {
    String token = header.tokenOf(request);
    String digest = TokenDigest.of(token);
    return verified(token, digest)
        .map(known -> new Caller(known.name(), known.groups(), bearing(token)))
        .orElseGet(() -> reviewed(token));
  }

  @Override
  public String challenge() {
    return Challenge.BEARER;
  }

  private Optional<VerifiedToken> verified(String token, String digest) {
    Instant now = clock.instant();
    Optional<VerifiedToken> remembered =
        memory.find(digest).filter(known -> now.isBefore(known.expiry()));
    if (remembered.isPresent() || verifier.isEmpty()) {
      return remembered;
    }
    try {
      Optional<VerifiedToken> fresh = verifier.get().verify(token);
      fresh.ifPresent(known -> memory.remember(digest, known, LONGEST));
      return fresh;
    } catch (TokenRejection e) {
      LOG.fine(() -> "a token does not count: " + e.getMessage());
      throw IdentityException.invalidToken();
    } catch (KeysUnavailableException e) {
      throw IdentityException.unavailable();
    }
  }

  private Caller reviewed(String token) {
    return review
        .orElseThrow(IdentityException::invalidToken)
        .callerOf(token)
        .map(user -> new Caller(user.name(), user.groups(), bearing(token)))
        .orElseThrow(IdentityException::invalidToken);
  }

  private static Optional<BearerToken> bearing(String token) {
    return Optional.of(new BearerToken(token));
  }
}
