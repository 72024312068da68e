package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Asks nobody: every request is the demo user's. A token is taken along unseen, for the registry
 * behind us may want it.
 */
public final class DemoAuthenticator implements Authenticator {

  private final String name;
  private final TokenHeader tokenHeader;

  public DemoAuthenticator(String name, TokenConfig tokens) {
    this.name = requireNonNull(name, "name is null");
    this.tokenHeader = new TokenHeader(tokens);
  }

  @Override
  public Caller authenticate(IncomingRequest request) {
    return new Caller(name, Set.of(), tokenHeader.unverified(request).map(BearerToken::new));
  }

  @Override
  public String challenge() {
    return Challenge.BEARER;
  }
}
