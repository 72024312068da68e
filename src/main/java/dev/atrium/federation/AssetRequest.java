package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.AssetKey;
import dev.atrium.federation.module.FederatedModule.Assets;
import dev.atrium.federation.rules.CacheTier;
import dev.atrium.federation.rules.Encodings;
import java.util.Set;

/**
 * A file of a module that somebody wants.
 *
 * @param prefix the published path that was taken off
 * @param path the path at the module, undecoded
 */
record AssetRequest(ClientCall call, ModuleRuntime runtime, String prefix, String path) {

  private static final Set<String> ENTRY_NAMES = Set.of("remoteEntry.js", "mf-manifest.json");

  AssetRequest {
    requireNonNull(call, "call is null");
    requireNonNull(runtime, "runtime is null");
    requireNonNull(prefix, "prefix is null");
    requireNonNull(path, "path is null");
  }

  Assets assets() {
    return runtime.module().assets().orElseThrow();
  }

  String module() {
    return runtime.module().name();
  }

  /** Whether a page cannot begin without it. */
  boolean isEntry() {
    return isRemoteEntry() || ENTRY_NAMES.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  boolean isRemoteEntry() {
    return path.equals(assets().remoteEntry()) || path.endsWith("/remoteEntry.js");
  }

  CacheTier tier() {
    return CacheTier.of(path);
  }

  String pathAndQuery() {
    return call.withQuery(path);
  }

  AssetKey key() {
    return new AssetKey(module(), pathAndQuery(), Encodings.of(call.header("Accept-Encoding")));
  }
}
