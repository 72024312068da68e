package dev.atrium.bff;

import dev.atrium.bff.kubeflow.KubeflowRoutes;
import dev.atrium.security.PermissionFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/**
 * The BFF's routes, the specification's and Kubeflow's, and the mappers that give their failures a
 * body. The classes are listed, because the registry's own API answers the same failures in another
 * shape.
 */
@ApplicationPath("/api/v1")
public class BffApplication extends Application {

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          ModelsResource.class,
          ModelVersionsResource.class,
          ModelArtifactsResource.class,
          HealthResource.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          AnyAcceptFilter.class,
          FailureFilter.class,
          PermissionFeature.class,
          ProblemExceptionMapper.class,
          JsonRejectionMapper.class,
          RegistryExceptionMapper.class,
          ClusterExceptionMapper.class,
          WebApplicationExceptionMapper.class,
          ThrowableMapper.class);

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(PROVIDERS);
    classes.addAll(RESOURCES);
    classes.addAll(KubeflowRoutes.resources());
    return classes;
  }
}
