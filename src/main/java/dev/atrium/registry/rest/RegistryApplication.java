package dev.atrium.registry.rest;

import dev.atrium.security.PermissionFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Set;

/** The registry's API. Its classes are listed, so that no other application serves them. */
@ApplicationPath("/api/model_registry")
public class RegistryApplication extends Application {

  private static final Set<Class<?>> RESOURCES =
      Set.of(
          RegisteredModelsResource.class,
          ModelVersionsResource.class,
          ArtifactsResource.class,
          ModelArtifactsResource.class,
          FindResource.class);

  private static final Set<Class<?>> PROVIDERS =
      Set.of(
          RegistryRequestFilter.class,
          PermissionFeature.class,
          ProblemExceptionMapper.class,
          RegistryExceptionMapper.class,
          JsonRejectionMapper.class,
          RouteExceptionMapper.class,
          UnexpectedExceptionMapper.class);

  @Override
  public Set<Class<?>> getClasses() {
    Set<Class<?>> classes = new HashSet<>(PROVIDERS);
    classes.addAll(RESOURCES);
    return classes;
  }
}
