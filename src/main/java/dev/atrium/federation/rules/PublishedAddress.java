package dev.atrium.federation.rules;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns addresses inside an answer of a module into those that the browser reaches them at.
 *
 * @param authority the module's own, as in its Host header
 * @param scheme the module's own
 * @param prefix the published path
 * @param rewrite what the prefix becomes at the module
 * @param elsewhere the published path of what the module has outside {@code rewrite}
 */
public record PublishedAddress(
    String scheme, String authority, String prefix, String rewrite, String elsewhere) {

  public PublishedAddress {
    requireNonNull(scheme, "scheme is null");
    requireNonNull(authority, "authority is null");
    requireNonNull(prefix, "prefix is null");
    requireNonNull(rewrite, "rewrite is null");
    requireNonNull(elsewhere, "elsewhere is null");
  }

  /** The published form, unchanged where the address is another server's; empty when refused. */
  public Optional<String> of(String address, boolean foreignAllowed) {
    if (address.startsWith("//") || address.matches("(?i)[a-z][a-z0-9+.-]*:.*")) {
      return absolute(address, foreignAllowed);
    }
    if (address.indexOf('\\') >= 0) {
      return Optional.empty();
    }
    return Optional.of(address.startsWith("/") ? below(address) : address);
  }

  private Optional<String> absolute(String address, boolean foreignAllowed) {
    try {
      URI uri = new URI(address);
      String itsScheme = uri.getScheme() == null ? scheme : uri.getScheme();
      if (uri.getRawAuthority() == null || !itsScheme.toLowerCase(Locale.ROOT).matches("https?")) {
        return Optional.empty();
      }
      if (uri.getRawAuthority().equalsIgnoreCase(authority) || isOwnWithPort(uri, itsScheme)) {
        String rest = address.substring(address.indexOf("//") + 2 + uri.getRawAuthority().length());
        return Optional.of(below(rest.startsWith("/") ? rest : "/" + rest));
      }
      return foreignAllowed && isPublic(uri.getHost()) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isOwnWithPort(URI uri, String itsScheme) {
    String usual = itsScheme.equalsIgnoreCase("https") ? ":443" : ":80";
    return (authority + usual).equalsIgnoreCase(uri.getRawAuthority())
        && itsScheme.equalsIgnoreCase(scheme);
  }

  /** Names of the cluster and addresses by number tell a browser nothing and others too much. */
  private static boolean isPublic(String host) {
    if (host == null || host.indexOf('.') < 0 || host.startsWith("[")) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return !name.matches("[0-9.]+")
        && !name.endsWith(".svc")
        && !name.endsWith(".local")
        && !name.endsWith(".internal")
        && !name.endsWith(".localhost");
  }

  private String below(String path) {
    if (rewrite.isEmpty()) {
      return prefix + path;
    }
    if (path.startsWith(rewrite)
        && (path.length() == rewrite.length()
            || "/?#".indexOf(path.charAt(rewrite.length())) >= 0)) {
      return prefix + path.substring(rewrite.length());
    }
    return elsewhere + path;
  }

  /** The path of a cookie: the published prefix, and below it what the module had asked for. */
  String cookiePath(String path) {
    if (!path.startsWith("/") || path.indexOf(',') >= 0) {
      return prefix;
    }
    String published = below(path);
    boolean isOurs = published.startsWith(prefix + "/") || published.equals(prefix);
    return isOurs && !published.equals(prefix + "/") ? published : prefix;
  }
}
