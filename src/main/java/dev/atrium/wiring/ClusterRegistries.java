package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.RegistryService;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Registries;
import dev.atrium.registry.RegistryEntry;
import dev.atrium.registry.client.RemoteRegistries;
import dev.atrium.security.Namespace;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.settings.DeploymentConfig.Mode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The registries whose Services the cluster has. */
final class ClusterRegistries implements Registries {

  private static final String API_PATH = "/api/model_registry/v1alpha3";

  private final Cluster cluster;
  private final RemoteRegistries remotes;
  private final boolean goesOutside;

  ClusterRegistries(Cluster cluster, RemoteRegistries remotes, DeploymentConfig deployment) {
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.remotes = requireNonNull(remotes, "remotes is null");
    // contract: a dashboard of modules may be in another cluster than the registry (section 6)
    this.goesOutside = deployment.mode() == Mode.FEDERATED;
  }

  @Override
  public Optional<ModelRegistry> find(String namespace, String name) {
    return Namespace.isLabel(namespace) && Namespace.isLabel(name)
        ? cluster.registry(namespace, name).map(this::address).map(remotes::at)
        : Optional.empty();
  }

  @Override
  public List<RegistryEntry> in(String namespace) {
    return Namespace.isLabel(namespace)
        ? cluster.registriesIn(namespace).stream().map(this::entry).toList()
        : List.of();
  }

  @Override
  public List<String> namespaces() {
    // The cluster tells each caller his own.
    return List.of();
  }

  private RegistryEntry entry(RegistryService service) {
    return new RegistryEntry(
        service.name(),
        service.displayName(),
        service.description(),
        address(service) + API_PATH,
        service.isAvailable());
  }

  /** An annotation that is no address leads nowhere else than the Service does. */
  private URI address(RegistryService service) {
    return service
        .externalAddress()
        .filter(address -> goesOutside)
        .flatMap(address -> url(service.address().getScheme() + "://" + address))
        .orElse(service.address());
  }

  private static Optional<URI> url(String text) {
    try {
      URI url = URI.create(text.replaceFirst("/+$", ""));
      boolean isPlain = url.getUserInfo() == null && url.getRawQuery() == null;
      return url.getHost() != null && isPlain ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
