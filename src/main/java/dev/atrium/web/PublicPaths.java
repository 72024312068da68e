package dev.atrium.web;

import java.util.List;
import java.util.Set;

/**
 * What anybody may ask for: probes, pages and what pages are made of. Everything else belongs to
 * somebody, also a path that nobody serves.
 *
 * <p>Decided on the raw request URI, and a path that could be read in two ways is not public.
 */
final class PublicPaths {

  private static final Set<String> PATHS =
      Set.of(
          "/",
          "/index.html",
          "/favicon.svg",
          "/remoteEntry.js",
          "/mf-manifest.json",
          "/api/v1/health",
          "/healthcheck");

  private static final List<String> TREES = List.of("/readyz/", "/_mf/", "/modules/", "/static/");

  private PublicPaths() {}

  static boolean contains(String rawUri) {
    return PATHS.contains(rawUri)
        || (TREES.stream().anyMatch(rawUri::startsWith) && !RegistryPortFilter.isAmbiguous(rawUri));
  }
}
