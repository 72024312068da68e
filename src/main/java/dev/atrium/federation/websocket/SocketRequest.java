package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import java.net.URI;
import java.util.List;

/**
 * A WebSocket that is to be opened at a module.
 *
 * @param module its name
 * @param uri with the scheme ws or wss
 * @param headers beside those of the opening itself
 * @param subprotocols what the client offers, in its order
 */
public record SocketRequest(
    String module, URI uri, List<Header> headers, List<String> subprotocols) {

  public SocketRequest {
    requireNonNull(module, "module is null");
    requireNonNull(uri, "uri is null");
    headers = List.copyOf(headers);
    subprotocols = List.copyOf(subprotocols);
  }
}
