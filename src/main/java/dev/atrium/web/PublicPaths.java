package dev.atrium.web;

import dev.atrium.security.PathRules;
import dev.atrium.security.Verdict;
import java.util.List;
import java.util.Set;

/**
 * What anybody may ask for: probes, pages and what pages are made of. Everything else belongs to
 * somebody, also a path below an API that nobody serves.
 *
 * <p>Decided on the raw request URI, and a path that could be read in two ways is not public.
 */
final class PublicPaths {

  /** All probes of MicroProfile Health together, and where each kind of them is. */
  static final String HEALTH = "/health";

  private static final Set<String> PROBES =
      Set.of(HEALTH, HEALTH + "/started", HEALTH + "/live", HEALTH + "/ready");

  private static final Set<String> PATHS =
      Set.of(
          "/",
          "/index.html",
          "/favicon.svg",
          "/remoteEntry.js",
          "/mf-manifest.json",
          "/api/v1/health",
          "/api/config",
          "/healthcheck");

  private static final List<String> TREES = List.of("/readyz/", "/_mf/", "/modules/", "/static/");

  private PublicPaths() {}

  /**
   * Whether it may be a page, or a file of a module, of which nobody knows where it is but the
   * module's configuration. Browsers ask for those without credentials; who is known nevertheless
   * may be asked for by name, because a module's API may lie here too.
   */
  static boolean mayBePage(String method, String rawUri) {
    return (method.equals("GET") || method.equals("HEAD"))
        && !rawUri.equals("/openapi")
        && !rawUri.contains("/api/")
        && !rawUri.endsWith("/api")
        && isPlain(rawUri);
  }

  /** What platforms ask by the address of a container, of which nobody could make a list. */
  static boolean isProbe(String rawUri) {
    return PROBES.contains(rawUri);
  }

  static boolean contains(String rawUri) {
    return PATHS.contains(rawUri)
        || isProbe(rawUri)
        || (TREES.stream().anyMatch(rawUri::startsWith) && isPlain(rawUri));
  }

  private static boolean isPlain(String rawUri) {
    return PathRules.judgePath(rawUri) == Verdict.ADMITTED;
  }
}
