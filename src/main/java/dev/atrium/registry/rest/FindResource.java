package dev.atrium.registry.rest;

import static dev.atrium.security.Permission.READ_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Finds one entity by its name or its external id: the paths in the singular. */
@RequestScoped
@Path(ApiVersion.PATH)
@Produces(MediaType.APPLICATION_JSON)
public class FindResource {

  private final RegistryCalls calls;

  /** For the CDI client proxy only. */
  protected FindResource() {
    this.calls = null;
  }

  @Inject
  public FindResource(RegistryCalls calls) {
    this.calls = requireNonNull(calls, "calls is null");
  }

  @GET
  @Path("registered_model")
  @Requires(READ_MODELS)
  public Response registeredModel(@BeanParam FindParameters parameters) {
    return calls.find(EntityCollection.REGISTERED_MODELS, parameters);
  }

  @GET
  @Path("model_version")
  @Requires(READ_MODELS)
  public Response modelVersion(@BeanParam FindParameters parameters) {
    return calls.find(EntityCollection.MODEL_VERSIONS, parameters);
  }

  @GET
  @Path("artifact")
  @Requires(READ_MODELS)
  public Response artifact(@BeanParam FindParameters parameters) {
    return calls.find(EntityCollection.ARTIFACTS, parameters);
  }

  @GET
  @Path("model_artifact")
  @Requires(READ_MODELS)
  public Response modelArtifact(@BeanParam FindParameters parameters) {
    return calls.find(EntityCollection.MODEL_ARTIFACTS, parameters);
  }
}
