package dev.atrium.federation.rules;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Headers by which gateways tell a server who is calling. A module that is handed one believes it,
 * so none of a client's own may pass. Servers that map headers to variables take {@code _} and
 * {@code -} for the same (CVE-2025-64484), and so does this.
 */
public final class IdentityHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "kubeflow-groups",
          "kubeflow-userid",
          "remote-groups",
          "remote-user",
          "x-access-token",
          "x-client-cert",
          "x-forwarded-access-token",
          "x-forwarded-client-cert",
          "x-forwarded-email",
          "x-forwarded-groups",
          "x-forwarded-preferred-username",
          "x-forwarded-user",
          "x-goog-authenticated-user-email",
          "x-goog-iap-jwt-assertion",
          "x-groups",
          "x-id-token",
          "x-user",
          "x-user-id",
          "x-userid",
          "x-username");

  private static final List<String> PREFIXES =
      List.of("impersonate-", "x-auth-request-", "x-authentik-", "x-remote-", "x-webauth-");

  private IdentityHeaders() {}

  public static boolean isOne(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (NAMES.contains(plain)) {
      return true;
    }
    for (String prefix : PREFIXES) {
      if (plain.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
