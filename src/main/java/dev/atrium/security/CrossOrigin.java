package dev.atrium.security;

import java.util.Locale;
import java.util.Set;

/**
 * What pages of other origins may do: everything when their origin is on the list, otherwise read
 * nothing and write nothing.
 *
 * @param origins as browsers write them in the header {@code Origin}
 */
public record CrossOrigin(Set<String> origins) {

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  public CrossOrigin {
    origins = Set.copyOf(origins);
  }

  /** Exactly one of the list: no pattern, no suffix, not {@code null}. */
  public boolean allows(String origin) {
    return origins.contains(origin);
  }

  /**
   * Whether a request changes something and was made by a page of another origin that is not on the
   * list. What comes with a bearer token was not made behind anybody's back: no browser adds one by
   * itself.
   *
   * @param fetchSite the header {@code Sec-Fetch-Site}, which pages cannot set; empty when missing
   * @param origin the header {@code Origin}; empty when missing, as from clients that are no
   *     browsers
   * @param host the name by which the client knows us, with its port if there was one
   */
  public boolean isForeignWrite(String method, String fetchSite, String origin, String host) {
    if (READS.contains(method)) {
      return false;
    }
    if (!origin.isEmpty() && (allows(origin) || isOwn(origin, host))) {
      return false;
    }
    return switch (fetchSite) {
      case "" -> !origin.isEmpty();
      case "same-origin", "none" -> false;
      default -> true;
    };
  }

  /**
   * Whether a page may open a WebSocket. Browsers ask nobody before they open one and send cookies
   * along, so a missing origin, which only programs have, does not pass.
   *
   * @param origin the header {@code Origin}; empty when missing
   * @param host the name by which the client knows us, with its port if there was one
   */
  public boolean mayConnect(String origin, String host) {
    return !origin.isEmpty() && (allows(origin) || isOwn(origin, host));
  }

  /** The scheme is not compared: a proxy that ends TLS hides it from us. */
  private static boolean isOwn(String origin, String host) {
    int authority = origin.indexOf("://") + 3;
    if (authority < 3 || host.isEmpty()) {
      return false;
    }
    String port = origin.startsWith("https:") ? ":443" : ":80";
    return withoutPort(origin.substring(authority), port)
        .equals(withoutPort(host.toLowerCase(Locale.ROOT), port));
  }

  private static String withoutPort(String authority, String port) {
    return authority.endsWith(port)
        ? authority.substring(0, authority.length() - port.length())
        : authority;
  }
}
