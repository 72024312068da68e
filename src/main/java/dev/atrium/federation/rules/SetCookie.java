package dev.atrium.federation.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A cookie that a module sets, confined to the module's own published path. */
public final class SetCookie {

  /** Cookies that say who is signed in; a module that sets one signs somebody else in. */
  private static final Set<String> SESSIONS =
      Set.of("authservice_session", "jsessionid", "ltpatoken2", "xsrf-token", "csrf-token");

  private SetCookie() {}

  /** The cookie as the browser may have it, empty when it may not. */
  public static Optional<String> confined(
      String value, PublishedAddress address, boolean isSecure) {
    String[] parts = value.split(";", -1);
    String name = parts[0].replaceFirst("=.*", "").strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()
        || SESSIONS.contains(name)
        || name.startsWith("__host-")
        || name.contains("oauth2_proxy")
        || name.startsWith("atrium")) {
      return Optional.empty();
    }
    StringBuilder cookie = new StringBuilder(parts[0].strip());
    String path = address.prefix();
    boolean secure = isSecure;
    for (int i = 1; i < parts.length; i++) {
      String attribute = parts[i].strip();
      String lower = attribute.toLowerCase(Locale.ROOT);
      if (lower.startsWith("path=")) {
        path = address.cookiePath(attribute.substring("path=".length()).strip());
      } else if (lower.equals("secure")) {
        secure = true;
      } else if (!lower.startsWith("domain") && !attribute.isEmpty()) {
        cookie.append("; ").append(attribute);
      }
    }
    cookie.append("; Path=").append(path);
    return Optional.of(secure ? cookie.append("; Secure").toString() : cookie.toString());
  }
}
