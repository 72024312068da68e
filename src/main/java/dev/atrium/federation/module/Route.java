package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a path leads to.
 *
 * @param prefix the published path that matched
 * @param api absent for a module's pages and files
 */
public record Route(String prefix, FederatedModule module, Optional<ApiRoute> api) {

  public Route {
    requireNonNull(prefix, "prefix is null");
    requireNonNull(module, "module is null");
    requireNonNull(api, "api is null");
  }

  /** The path at the module. Only the prefix in front is replaced, wherever else it may occur. */
  public String upstreamPath(String rawPath) {
    String path = api.map(ApiRoute::rewrite).orElse("") + rawPath.substring(prefix.length());
    return path.isEmpty() ? "/" : path;
  }
}
