package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A WebSocket that is to be opened at a module.
 *
 * @param module its name
 * @param user who asks, where that is known
 * @param uri with the scheme ws or wss
 * @param headers beside those of the opening itself
 * @param subprotocols what the client offers, in its order
 */
public record SocketRequest(
    String module,
    Optional<String> user,
    URI uri,
    List<Header> headers,
    List<String> subprotocols) {

  public SocketRequest {
    requireNonNull(module, "module is null");
    requireNonNull(user, "user is null");
    requireNonNull(uri, "uri is null");
    headers = List.copyOf(headers);
    subprotocols = List.copyOf(subprotocols);
  }
}
