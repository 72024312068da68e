package dev.atrium.registry.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The probes of the upstream server, under their own root. */
@ApplicationPath("/readyz")
public class ReadinessApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        ReadinessResource.class,
        RegistryRequestFilter.class,
        RouteExceptionMapper.class,
        UnexpectedExceptionMapper.class);
  }
}
