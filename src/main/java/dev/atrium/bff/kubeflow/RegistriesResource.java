package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.registry.Registries;
import dev.atrium.registry.RegistryEntry;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The registries that a namespace has. */
@ApplicationScoped
@AsksCluster
@Path("model_registry")
@Produces(MediaType.APPLICATION_JSON)
public class RegistriesResource {

  /** The path parameter that names the registry of a request. */
  static final String REGISTRY = "mr";

  private final Registries registries;
  private final ClusterQuestions cluster;

  /** For the CDI client proxy only. */
  protected RegistriesResource() {
    this.registries = null;
    this.cluster = null;
  }

  @Inject
  public RegistriesResource(Registries registries, ClusterQuestions cluster) {
    this.registries = requireNonNull(registries, "registries is null");
    this.cluster = requireNonNull(cluster, "cluster is null");
  }

  @GET
  @Requires(Permission.READ_MODELS)
  public String list(@Context UriInfo uri) {
    String namespace = NamedRegistries.namespace(uri);
    Predicate<RegistryEntry> visible = cluster.visibleIn(namespace);
    return registries.in(namespace).stream()
        .filter(visible)
        .map(RegistriesResource::json)
        .collect(Collectors.joining(",", "{\"data\":[", "]}"));
  }

  private static String json(RegistryEntry entry) {
    return ("{\"name\":%s,\"displayName\":%s,\"description\":%s,\"serverAddress\":%s,"
            + "\"isHttps\":%b,\"isAvailable\":%b}")
        .formatted(
            JsonText.quoted(entry.name()),
            JsonText.quoted(entry.displayName()),
            JsonText.quoted(entry.description()),
            JsonText.quoted(entry.serverAddress()),
            entry.isHttps(),
            entry.isAvailable());
  }
}
