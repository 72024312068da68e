package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.cache.EntryFiles;
import dev.atrium.federation.metrics.ModuleMeter;
import dev.atrium.federation.module.FederatedModule;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.upstream.Upstream;
import java.util.HashMap;
import java.util.Map;

/** A configured module with its connections and what is kept of it, for as long as it is so. */
final class ModuleRuntime implements AutoCloseable {

  private final FederatedModule module;
  private final Map<Target, Upstream> upstreams = new HashMap<>();
  private final EntryFiles entryFiles;
  private final ModuleTraffic traffic;

  ModuleRuntime(
      FederatedModule module, FederationConfig config, Upstream.Shared shared, ModuleMeter meter) {
    this.module = requireNonNull(module, "module is null");
    for (Target target : module.targets()) {
      if (target instanceof Target.Remote remote) {
        upstreams.put(target, new Upstream(module.name(), remote, config.limits(), shared));
      }
    }
    this.entryFiles =
        new EntryFiles(
            config.staleFor(),
            config.limits().connect().plus(config.limits().response()).plus(config.limits().idle()),
            System::nanoTime);
    this.traffic = new ModuleTraffic(meter);
  }

  FederatedModule module() {
    return module;
  }

  /** The server behind a target of this module that is not our own archive. */
  Upstream upstream(Target target) {
    return requireNonNull(upstreams.get(target), "the target is another module's");
  }

  EntryFiles entryFiles() {
    return entryFiles;
  }

  ModuleTraffic traffic() {
    return traffic;
  }

  /** Calls that the module has not answered yet, or whose answers are being passed on. */
  int underWay() {
    return upstreams.values().stream().mapToInt(Upstream::underWay).sum();
  }

  /** Whether one of its servers is left alone because it failed too often. */
  boolean isLeftAlone() {
    return upstreams.values().stream().anyMatch(Upstream::isLeftAlone);
  }

  @Override
  public void close() {
    upstreams.values().forEach(Upstream::close);
  }
}
