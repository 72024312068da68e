package dev.atrium.federation.rules;

/** Which neighbours are proxies of ours, whose word about the client counts. */
@FunctionalInterface
public interface TrustedPeers {

  /**
   * @param address the address at the other end of the connection
   */
  boolean trusts(String address);
}
