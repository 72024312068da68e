package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;

/**
 * Which headers say who is calling or where a request came from, and so are believed only when they
 * come from a trusted peer. Asked for every header of every request: nothing is allocated for the
 * usual ones.
 */
@Dependent
public class IdentityHeaders {

  private static final Set<String> NAMES =
      Set.of(
          "kubeflow-userid",
          "kubeflow-groups",
          "x-user-id",
          "forwarded",
          "x-real-ip",
          "x-original-url",
          "x-original-uri",
          "x-rewrite-url",
          "x-client-ip",
          "x-cluster-client-ip",
          "true-client-ip");

  private static final String[] FAMILIES = {
    "x-forwarded-", "x-auth-request-", "x-remote-", "impersonate-"
  };

  private final GatewayConfig gateway;
  private final TokenConfig tokens;

  @Inject
  public IdentityHeaders(GatewayConfig gateway, TokenConfig tokens) {
    this.gateway = requireNonNull(gateway, "gateway is null");
    this.tokens = requireNonNull(tokens, "tokens is null");
  }

  /** The header with the token is not among them: a token proves itself. */
  public boolean include(String name) {
    if (isGateways(name)) {
      return true;
    }
    return mayBeUsualOne(name) && !name.equalsIgnoreCase(tokens.header()) && isUsualOne(name);
  }

  private boolean isGateways(String name) {
    return name.equalsIgnoreCase(gateway.userHeader())
        || name.equalsIgnoreCase(gateway.groupsHeader());
  }

  /** Whether this deployment is told by it who calls, with a token or with a name. */
  public boolean sayWhoCalls(String name) {
    return isGateways(name) || name.equalsIgnoreCase(tokens.header());
  }

  public boolean areBelievedFrom(IncomingRequest request) {
    return gateway.trusts(request);
  }

  private static boolean isUsualOne(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (NAMES.contains(lower)) {
      return true;
    }
    for (String family : FAMILIES) {
      if (lower.startsWith(family)) {
        return true;
      }
    }
    return false;
  }

  /** Lets the other headers go without being written in lower case. */
  private static boolean mayBeUsualOne(String name) {
    return switch (name.isEmpty() ? ' ' : name.charAt(0)) {
      case 'x', 'X', 'k', 'K', 'f', 'F', 'i', 'I', 't', 'T' -> true;
      default -> false;
    };
  }
}
