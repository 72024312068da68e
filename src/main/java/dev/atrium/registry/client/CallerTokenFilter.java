package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Passes the caller's own token on to the registry, so that the registry decides about the caller
 * and not about this server. The token comes as a bearer token, in whichever header it came to us
 * (contract: section 5.1).
 */
final class CallerTokenFilter implements ClientRequestFilter {

  private final CallerToken callerToken;

  CallerTokenFilter(CallerToken callerToken) {
    this.callerToken = requireNonNull(callerToken, "callerToken is null");
  }

  @Override
  public void filter(ClientRequestContext request) {
    callerToken
        .current()
        .ifPresent(
            token -> request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }
}
