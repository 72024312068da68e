package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.Subject;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody whose identity has been established.
 *
 * @param name as the issuer of the token or the gateway in front of us writes it
 * @param token what the caller proved it with, when that was a token
 */
public record Caller(String name, Set<String> groups, Optional<BearerToken> token) {

  public Caller {
    requireNonNull(name, "name is null");
    groups = Set.copyOf(groups);
    requireNonNull(token, "token is null");
  }

  /** Whom the cluster is asked about: a caller who came with a token by that token. */
  public Subject subject() {
    return token
        .<Subject>map(bearer -> new Subject.TokenBearer(bearer.value()))
        .orElseGet(() -> new Subject.User(name, groups));
  }
}
