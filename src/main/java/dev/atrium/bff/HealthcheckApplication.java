package dev.atrium.bff;

import dev.atrium.bff.kubeflow.HealthcheckResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The one route of Kubeflow's backend that is not below {@code /api/v1}. */
@ApplicationPath("/healthcheck")
public class HealthcheckApplication extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        HealthcheckResource.class,
        AnyAcceptFilter.class,
        FailureFilter.class,
        WebApplicationExceptionMapper.class,
        ThrowableMapper.class);
  }
}
