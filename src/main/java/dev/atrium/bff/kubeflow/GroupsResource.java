package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * The groups that permissions can be given to. Kubernetes keeps no groups, so there are none to
 * offer; the page takes their names as text. It asks at {@code /groups}, which its own backend does
 * not have.
 */
@ApplicationScoped
@AsksCluster
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {

  private final HiddenRoutes hidden;

  /** For the CDI client proxy only. */
  protected GroupsResource() {
    this.hidden = null;
  }

  @Inject
  public GroupsResource(HiddenRoutes hidden) {
    this.hidden = requireNonNull(hidden, "hidden is null");
  }

  @GET
  @Path("settings/groups")
  @Requires(Permission.READ_MODELS)
  public String settings() {
    return list();
  }

  @GET
  @Path("groups")
  @Requires(Permission.READ_MODELS)
  public String list() {
    hidden.requireNamespacesShown();
    return "{\"data\":[]}";
  }
}
