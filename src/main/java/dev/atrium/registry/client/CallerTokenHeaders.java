package dev.atrium.registry.client;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.eclipse.microprofile.rest.client.ext.ClientHeadersFactory;

/**
 * Passes the caller's own credentials on to the registry, so that the registry decides about the
 * caller and not about this server. A call that no request caused goes without.
 */
public final class CallerTokenHeaders implements ClientHeadersFactory {

  @Override
  public MultivaluedMap<String, String> update(
      MultivaluedMap<String, String> incoming, MultivaluedMap<String, String> outgoing) {
    MultivaluedMap<String, String> added = new MultivaluedHashMap<>();
    String token = incoming == null ? null : incoming.getFirst(HttpHeaders.AUTHORIZATION);
    if (token != null && !token.isBlank()) {
      added.putSingle(HttpHeaders.AUTHORIZATION, token);
    }
    return added;
  }
}
