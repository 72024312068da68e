package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * A path under which a module's interface is published.
 *
 * @param prefix the published path, without a slash at its end
 * @param rewrite what the prefix becomes at the module, empty to strip it
 * @param authorize whether the module is given the caller's token
 * @param headers set on every request to it
 * @param cookies names of the caller's cookies it may see
 */
public record ApiRoute(
    String prefix,
    String rewrite,
    Target target,
    boolean authorize,
    Map<String, String> headers,
    Set<String> cookies) {

  public ApiRoute {
    requireNonNull(prefix, "prefix is null");
    requireNonNull(rewrite, "rewrite is null");
    requireNonNull(target, "target is null");
    headers = Map.copyOf(headers);
    cookies = Set.copyOf(cookies);
  }
}
