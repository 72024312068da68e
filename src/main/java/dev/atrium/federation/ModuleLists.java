package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.FederatedModule;
import dev.atrium.problem.JsonText;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the host page is told about modules (contract: the seed's fields without the address, which
 * is nobody's business outside). Written from what the monitor knows; nobody waits for a look.
 */
final class ModuleLists {

  private final Federation federation;

  ModuleLists(Federation federation) {
    this.federation = requireNonNull(federation, "federation is null");
  }

  /** Those with a page, also those that are switched off. */
  byte[] extensions() {
    return federation.snapshot().routes().modules().stream()
        .filter(module -> module.assets().isPresent())
        .map(this::extension)
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(UTF_8);
  }

  private String extension(FederatedModule module) {
    ModuleHealth health = federation.health(module);
    String name = JsonText.quoted(module.name());
    String entry = module.assets().orElseThrow().remoteEntry();
    return "{\"name\":"
        + name
        + ",\"displayName\":"
        + JsonText.quoted(module.displayName())
        + ",\"remote\":"
        + name
        + ",\"scope\":"
        + name
        + ",\"module\":"
        + JsonText.quoted(module.container().exposed())
        + ",\"path\":"
        + module.path().map(JsonText::quoted).orElse("null")
        + ",\"route\":"
        + module.path().map(path -> JsonText.quoted(path + "/*")).orElse("null")
        + ",\"url\":"
        + JsonText.quoted("/_mf/" + module.name() + entry)
        + ",\"type\":\""
        + (module.container().isScriptModule() ? "module" : "var")
        + "\",\"routing\":\""
        + (module.container().hasAbsoluteRoutes() ? "absolute" : "relative")
        + "\",\"enabled\":"
        + (module.enabled() && health.isAnswering())
        + ",\"configured\":"
        + module.enabled()
        + ",\"healthy\":"
        + health.isHealthy()
        + ",\"status\":\""
        + health.status()
        + "\",\"lastCheck\":"
        + health.lastCheckJson()
        + "}";
  }

  byte[] health() {
    return federation.snapshot().routes().modules().stream()
        .filter(FederatedModule::enabled)
        .map(module -> "{" + members(module) + traffic(module) + "}")
        .collect(Collectors.joining(",", "[", "]"))
        .getBytes(UTF_8);
  }

  /** The state of one module; empty when it is not there for clients. */
  Optional<byte[]> health(String name) {
    return federation
        .snapshot()
        .routes()
        .enabled(name)
        .map(module -> ("{" + members(module) + "}").getBytes(UTF_8));
  }

  boolean isHealthy(String name) {
    return federation
        .snapshot()
        .routes()
        .enabled(name)
        .filter(module -> federation.health(module).isHealthy())
        .isPresent();
  }

  private String members(FederatedModule module) {
    return "\"name\":" + JsonText.quoted(module.name()) + "," + federation.health(module).json();
  }

  /** Empty for a module that has just been replaced. */
  private String traffic(FederatedModule module) {
    return federation
        .snapshot()
        .find(module)
        .map(
            runtime ->
                ",\"underWay\":"
                    + runtime.underWay()
                    + ",\"breaker\":\""
                    + (runtime.isLeftAlone() ? "open" : "closed")
                    + "\",\"traffic\":"
                    + runtime.traffic().json())
        .orElse("");
  }
}
