package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.FederatedModule;
import dev.atrium.federation.module.RouteTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All modules as they are configured at one moment. A request sees one of these, whole. */
record Snapshot(RouteTable routes, Map<String, ModuleRuntime> runtimes) {

  static final Snapshot EMPTY = new Snapshot(new RouteTable(List.of()), Map.of());

  Snapshot {
    requireNonNull(routes, "routes is null");
    runtimes = new LinkedHashMap<>(runtimes);
  }

  Optional<ModuleRuntime> find(FederatedModule module) {
    return Optional.ofNullable(runtimes.get(module.name()));
  }

  ModuleRuntime runtime(FederatedModule module) {
    return requireNonNull(runtimes.get(module.name()), "the module is not of this snapshot");
  }
}
