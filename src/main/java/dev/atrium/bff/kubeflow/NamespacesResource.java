package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.registry.Registries;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** The namespaces that the caller may choose from. */
@ApplicationScoped
@AsksCluster
@Path("namespaces")
@Produces(MediaType.APPLICATION_JSON)
public class NamespacesResource {

  private final ClusterQuestions cluster;
  private final Registries registries;
  private final HiddenRoutes hidden;

  /** For the CDI client proxy only. */
  protected NamespacesResource() {
    this.cluster = null;
    this.registries = null;
    this.hidden = null;
  }

  @Inject
  public NamespacesResource(ClusterQuestions cluster, Registries registries, HiddenRoutes hidden) {
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.registries = requireNonNull(registries, "registries is null");
    this.hidden = requireNonNull(hidden, "hidden is null");
  }

  /** Without a cluster, those that have registries. */
  @GET
  @Requires(Permission.READ_MODELS)
  public String list() {
    hidden.requireNamespacesShown();
    return cluster.namespaces().orElseGet(registries::namespaces).stream()
        .map(JsonText::quoted)
        .map(name -> "{\"name\":" + name + ",\"displayName\":" + name + "}")
        .collect(Collectors.joining(",", "{\"data\":[", "]}"));
  }
}
