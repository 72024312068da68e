package dev.atrium.federation.module;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the module of a path. Never changes; another configuration is another table. */
public final class RouteTable {

  public static final String ASSETS = "/_mf";

  private static final List<String> OWN = List.of(ASSETS, "/api/extensions", "/api/modules");

  private final Map<String, FederatedModule> modules = new LinkedHashMap<>();
  private final Map<String, Route> routes = new HashMap<>();

  public RouteTable(List<FederatedModule> modules) {
    for (FederatedModule module : modules) {
      this.modules.put(module.name(), module);
      if (module.enabled()) {
        addRoutes(module);
      }
    }
  }

  private void addRoutes(FederatedModule module) {
    if (module.assets().isPresent()) {
      module.path().ifPresent(path -> routes.put(path, new Route(path, module, Optional.empty())));
    }
    for (ApiRoute api : module.apis()) {
      routes.put(api.prefix(), new Route(api.prefix(), module, Optional.of(api)));
    }
  }

  /** All of them in the order of the configuration, also those that are switched off. */
  public Collection<FederatedModule> modules() {
    return Collections.unmodifiableCollection(modules.values());
  }

  /** A module that is there for clients: one that is switched off is not told from none. */
  public Optional<FederatedModule> enabled(String name) {
    return Optional.ofNullable(modules.get(name)).filter(FederatedModule::enabled);
  }

  /** The route with the longest prefix of whole segments. */
  public Optional<Route> route(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      Route route = routes.get(path.substring(0, end));
      if (route != null) {
        return Optional.of(route);
      }
    }
    return Optional.empty();
  }

  /** Whether a path is one that the federation answers. */
  public boolean owns(String path) {
    return OWN.stream().anyMatch(own -> isBelow(path, own)) || route(path).isPresent();
  }

  /** Which of our own paths or routes a path is below; equal texts mean equal treatment. */
  public String ownerOf(String path) {
    return OWN.stream()
        .filter(own -> isBelow(path, own))
        .findFirst()
        .or(() -> route(path).map(Route::prefix))
        .orElse("");
  }

  private static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
  }
}
