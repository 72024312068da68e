package dev.atrium.federation.rules;

import static java.util.Objects.requireNonNull;

/**
 * What we know ourselves about the way a request came and goes.
 *
 * @param peer address of whoever sent it to us
 * @param trusted whether what the peer says about the hops before it is kept
 * @param scheme the scheme the client used
 * @param host the Host header of the client
 * @param prefix the published path that was taken off
 * @param requestId our name for the request
 * @param via our name for ourselves
 */
public record Hop(
    String peer,
    boolean trusted,
    String scheme,
    String host,
    String prefix,
    String requestId,
    String via) {

  public Hop {
    requireNonNull(peer, "peer is null");
    requireNonNull(scheme, "scheme is null");
    requireNonNull(host, "host is null");
    requireNonNull(prefix, "prefix is null");
    requireNonNull(requestId, "requestId is null");
    requireNonNull(via, "via is null");
  }
}
