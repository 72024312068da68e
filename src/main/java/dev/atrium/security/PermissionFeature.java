package dev.atrium.security;

import dev.atrium.problem.ProblemException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * Puts a guard before every route, which lets nobody pass without the permission that the route
 * {@link Requires}. A route that says nothing is for nobody.
 */
@Provider
public class PermissionFeature implements DynamicFeature {

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Method route = resource.getResourceMethod();
    if (!route.isAnnotationPresent(PermitAll.class)) {
      boolean asksItself = resource.getResourceClass().isAnnotationPresent(AsksCluster.class);
      context.register(new Guard(required(route), asksItself), Priorities.AUTHORIZATION);
    }
  }

  static Optional<Permission> required(Method route) {
    return Optional.ofNullable(route.getAnnotation(Requires.class)).map(Requires::value);
  }

  /** Asks before the body is read. */
  private record Guard(Optional<Permission> required, boolean asksItself)
      implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
      Permission permission = required.orElseThrow(ProblemException::forbidden);
      // Looked up, because the server makes providers itself and without arguments.
      AccessControl access = CDI.current().select(AccessControl.class).get();
      if (asksItself) {
        access.requireByRoles(permission);
        return;
      }
      access.require(
          permission,
          request.getHeaderString(Namespace.HEADER),
          request.getUriInfo().getQueryParameters().getFirst(Namespace.PARAMETER));
    }
  }
}
