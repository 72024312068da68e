package dev.atrium.bff.kubeflow;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The probe of existing manifests, for liveness and readiness alike. It checks nothing. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class HealthcheckResource {

  // contract: the version is that of the answer, and constant
  private static final String BODY =
      "{\"status\":\"available\",\"system_info\":{\"version\":\"1.0.0\"}}";

  @GET
  @PermitAll
  public String available() {
    return BODY;
  }
}
