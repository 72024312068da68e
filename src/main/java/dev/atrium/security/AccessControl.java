package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Decides whether the caller of the request that is being served may do what it asks for. */
@ApplicationScoped
public class AccessControl {

  private final AuthorizationConfig config;
  private final RoleAssignment roles;
  private final CurrentCaller current;
  private final RegistryAccess registry;

  /** For the CDI client proxy only. */
  protected AccessControl() {
    this.config = null;
    this.roles = null;
    this.current = null;
    this.registry = null;
  }

  @Inject
  public AccessControl(
      AuthorizationConfig config,
      RoleAssignment roles,
      CurrentCaller current,
      RegistryAccess registry) {
    this.config = requireNonNull(config, "config is null");
    this.roles = requireNonNull(roles, "roles is null");
    this.current = requireNonNull(current, "current is null");
    this.registry = requireNonNull(registry, "registry is null");
  }

  /**
   * Returns when the caller may, in the registry that this application serves.
   *
   * @param namespaceHeader the header that names a namespace, or null
   * @param namespaceQuery the query parameter that names one, or null
   * @throws ProblemException when he may not, or when nobody can tell
   */
  public void require(Permission permission, String namespaceHeader, String namespaceQuery) {
    if (current.isLocalClient()) {
      return;
    }
    Caller caller = current.caller().orElseThrow(AccessControl::unauthenticated);
    if (!config.asksCluster()) {
      requireRole(caller, permission);
      return;
    }
    // What is no name is told so before anybody is asked.
    Optional<Namespace> namespace = Namespace.named(namespaceHeader, namespaceQuery);
    if (config.asksRoles()) {
      requireRole(caller, permission);
    }
    registry.require(caller, namespace);
  }

  /**
   * Returns when the caller is known and the roles, where they decide, let him. The cluster is
   * asked by the route, which {@link AsksCluster}.
   *
   * @throws ProblemException when he may not
   */
  public void requireByRoles(Permission permission) {
    if (current.isLocalClient()) {
      return;
    }
    Caller caller = current.caller().orElseThrow(AccessControl::unauthenticated);
    if (config.asksRoles()) {
      requireRole(caller, permission);
    }
  }

  private void requireRole(Caller caller, Permission permission) {
    if (!roles.permits(caller, permission)) {
      throw ProblemException.forbidden();
    }
  }

  /** Only a route that authentication does not see comes here; it has to stay shut. */
  private static ProblemException unauthenticated() {
    return new ProblemException(
        ProblemCode.UNAUTHENTICATED,
        ErrorBody.sentenceFor(ProblemCode.UNAUTHENTICATED.status()),
        Map.of("WWW-Authenticate", Challenge.BEARER));
  }
}
