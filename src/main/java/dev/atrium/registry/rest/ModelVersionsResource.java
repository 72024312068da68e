package dev.atrium.registry.rest;

import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.json.EntityShape;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Model versions and the artifacts below each. */
@RequestScoped
@Path(ApiVersion.PATH + "/model_versions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ModelVersionsResource {

  private final RegistryCalls calls;

  /** For the CDI client proxy only. */
  protected ModelVersionsResource() {
    this.calls = null;
  }

  @Inject
  public ModelVersionsResource(RegistryCalls calls) {
    this.calls = requireNonNull(calls, "calls is null");
  }

  @GET
  @Requires(READ_MODELS)
  public Response list(@BeanParam ListParameters parameters) {
    return calls.list(EntityCollection.MODEL_VERSIONS, parameters);
  }

  @POST
  @Requires(WRITE_MODELS)
  public Response create(InputStream body) {
    EntityShape shape = EntityShape.draftOf(EntityKind.MODEL_VERSION);
    return calls.create(new EntityDraft(EntityKind.MODEL_VERSION, RegistryCalls.read(body, shape)));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public Response get(@PathParam("id") String id) {
    return calls.get(EntityCollection.MODEL_VERSIONS, id);
  }

  @PATCH
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public Response update(@PathParam("id") String id, InputStream body) {
    EntityShape shape = EntityShape.changesOf(EntityKind.MODEL_VERSION);
    return calls.update(EntityCollection.MODEL_VERSIONS, id, RegistryCalls.read(body, shape));
  }

  @GET
  @Path("{id}/artifacts")
  @Requires(READ_MODELS)
  public Response artifacts(@PathParam("id") String id, @BeanParam ListParameters parameters) {
    return calls.listBelow(
        EntityCollection.ARTIFACTS, EntityId.parse("model version", id), parameters);
  }

  @POST
  @Path("{id}/artifacts")
  @Requires(WRITE_MODELS)
  public Response saveArtifact(@PathParam("id") String id, InputStream body) {
    return calls.saveArtifact(
        EntityId.parse("model version", id), RegistryCalls.readArtifact(body));
  }
}
