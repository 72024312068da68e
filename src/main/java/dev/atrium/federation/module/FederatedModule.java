package dev.atrium.federation.module;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One micro-frontend as the operator configured it.
 *
 * @param container what the page loads
 * @param path where its pages live in the host, absent when it has none
 * @param assets its files; absent for a module that has only an interface and no page
 * @param healthPaths where it is asked how it is, in this order, until one answers
 */
public record FederatedModule(
    String name,
    String displayName,
    Container container,
    boolean enabled,
    Optional<String> path,
    Optional<Assets> assets,
    List<ApiRoute> apis,
    List<String> healthPaths) {

  public FederatedModule {
    requireNonNull(name, "name is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(container, "container is null");
    requireNonNull(path, "path is null");
    requireNonNull(assets, "assets is null");
    apis = List.copyOf(apis);
    healthPaths = List.copyOf(healthPaths);
  }

  /** Every server the module is made of, its own first. */
  public List<Target> targets() {
    return Stream.concat(assets.map(Assets::target).stream(), apis.stream().map(ApiRoute::target))
        .distinct()
        .toList();
  }

  FederatedModule withoutPath() {
    return new FederatedModule(
        name, displayName, container, enabled, Optional.empty(), assets, apis, healthPaths);
  }

  /**
   * What the page loads and how it deals with it.
   *
   * @param exposed the key in the container
   * @param isScriptModule whether the container is an ES module, as Vite builds them
   * @param hasAbsoluteRoutes whether the module's routes repeat its path
   */
  public record Container(String exposed, boolean isScriptModule, boolean hasAbsoluteRoutes) {

    public Container {
      requireNonNull(exposed, "exposed is null");
    }
  }

  /**
   * Where a module's files are.
   *
   * @param remoteEntry path of the container script, below the target
   */
  public record Assets(Target target, String remoteEntry) {

    public Assets {
      requireNonNull(target, "target is null");
      requireNonNull(remoteEntry, "remoteEntry is null");
    }
  }
}
