package dev.atrium.federation.rules;

/** Which neighbours are proxies of ours, whose word about the client counts. */
@FunctionalInterface
public interface TrustedPeers {

  /** Whether the one at the other end of the connection, with this address, is one of them. */
  boolean trusts(String address);
}
