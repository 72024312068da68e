package dev.atrium.bff;

import dev.atrium.security.PermissionFeature;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The BFF's routes and the mappers that give their failures a body. The classes are listed, because
 * the registry's own API answers the same failures in another shape.
 */
@ApplicationPath("/api/v1")
public class BffApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ModelsResource.class,
        ModelVersionsResource.class,
        ModelArtifactsResource.class,
        HealthResource.class,
        AnyAcceptFilter.class,
        PermissionFeature.class,
        ProblemExceptionMapper.class,
        JsonRejectionMapper.class,
        RegistryExceptionMapper.class,
        WebApplicationExceptionMapper.class,
        ThrowableMapper.class);
  }
}
