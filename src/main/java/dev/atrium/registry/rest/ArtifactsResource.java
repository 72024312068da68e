package dev.atrium.registry.rest;

import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
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

/** Artifacts of every kind. */
@RequestScoped
@Path(ApiVersion.PATH + "/artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ArtifactsResource {

  private final RegistryCalls calls;

  /** For the CDI client proxy only. */
  protected ArtifactsResource() {
    this.calls = null;
  }

  @Inject
  public ArtifactsResource(RegistryCalls calls) {
    this.calls = requireNonNull(calls, "calls is null");
  }

  @GET
  @Requires(READ_MODELS)
  public Response list(@BeanParam ListParameters parameters) {
    return calls.list(EntityCollection.ARTIFACTS, parameters);
  }

  /** An id in the body is passed over like any other field that this body does not have. */
  @POST
  @Requires(WRITE_MODELS)
  public Response create(InputStream body) {
    EntityDraft draft = RegistryCalls.readArtifact(body);
    return calls.create(new EntityDraft(draft.kind(), draft.values().only(draft.kind().fields())));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public Response get(@PathParam("id") String id) {
    return calls.get(EntityCollection.ARTIFACTS, id);
  }

  @PATCH
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public Response update(@PathParam("id") String id, InputStream body) {
    return calls.update(
        EntityCollection.ARTIFACTS, id, RegistryCalls.read(body, EntityShape.anyArtifact()));
  }
}
