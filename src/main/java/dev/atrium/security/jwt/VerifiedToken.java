package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;

/**
 * What a token says that was found to be genuine.
 *
 * @param name of the claims {@code upn}, {@code preferred_username} and {@code sub} the first there
 *     is
 */
public record VerifiedToken(String name, Set<String> groups, Instant expiry) {

  public VerifiedToken {
    requireNonNull(name, "name is null");
    groups = Set.copyOf(groups);
    requireNonNull(expiry, "expiry is null");
  }
}
