package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import dev.atrium.security.Caller;
import dev.atrium.security.CurrentCaller;
import dev.atrium.security.Role;
import dev.atrium.security.RoleAssignment;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who the caller is. */
@ApplicationScoped
@Path("user")
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  private static final String SERVICE_ACCOUNT = "system:serviceaccount:";

  private final CurrentCaller current;
  private final ClusterQuestions cluster;
  private final RoleAssignment roles;

  /** For the CDI client proxy only. */
  protected UserResource() {
    this.current = null;
    this.cluster = null;
    this.roles = null;
  }

  @Inject
  public UserResource(CurrentCaller current, ClusterQuestions cluster, RoleAssignment roles) {
    this.current = requireNonNull(current, "current is null");
    this.cluster = requireNonNull(cluster, "cluster is null");
    this.roles = requireNonNull(roles, "roles is null");
  }

  /** Without a cluster its administrators are ours: the page hides its settings from others. */
  @GET
  @PermitAll
  public String user() {
    String name = current.caller().map(Caller::name).orElse("anonymous");
    boolean isAdmin =
        cluster
            .isAdmin()
            .orElseGet(
                () ->
                    current
                        .caller()
                        .filter(c -> roles.rolesOf(c).contains(Role.ADMIN))
                        .isPresent());
    return "{\"data\":{\"userId\":%s,\"clusterAdmin\":%b%s}}"
        .formatted(JsonText.quoted(shortName(name)), isAdmin, groups());
  }

  /** The page shows somebody why they may what they may. */
  private String groups() {
    List<String> groups =
        current.caller().stream()
            .flatMap(caller -> caller.groups().stream())
            .sorted()
            .map(JsonText::quoted)
            .toList();
    return groups.isEmpty() ? "" : ",\"groups\":[" + String.join(",", groups) + "]";
  }

  /** Of a service account its own name (contract: section 5.3). */
  static String shortName(String name) {
    return name.startsWith(SERVICE_ACCOUNT) ? name.substring(name.lastIndexOf(':') + 1) : name;
  }
}
