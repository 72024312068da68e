package dev.atrium.federation.rules;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Headers that describe one connection and must not cross a proxy (RFC 9110, section 7.6.1). */
public final class HopByHopHeaders {

  private static final Set<String> FIXED =
      caseless(
          Set.of(
              "Connection",
              "HTTP2-Settings",
              "Keep-Alive",
              "Proxy-Authenticate",
              "Proxy-Authentication-Info",
              "Proxy-Authorization",
              "Proxy-Connection",
              "TE",
              "Trailer",
              "Transfer-Encoding",
              "Upgrade"));

  private HopByHopHeaders() {}

  /** The names to drop: the fixed ones plus whatever the {@code Connection} values nominate. */
  public static Set<String> named(Collection<String> connectionValues) {
    Set<String> more = new HashSet<>();
    for (String value : connectionValues) {
      for (String name : value.split(",", -1)) {
        if (!name.isBlank() && !isOne(name.strip())) {
          more.add(name.strip());
        }
      }
    }
    if (more.isEmpty()) {
      return FIXED;
    }
    Set<String> names = caseless(FIXED);
    names.addAll(more);
    return names;
  }

  public static boolean isOne(String name) {
    return FIXED.contains(name);
  }

  private static Set<String> caseless(Set<String> names) {
    Set<String> caseless = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    caseless.addAll(names);
    return caseless;
  }
}
