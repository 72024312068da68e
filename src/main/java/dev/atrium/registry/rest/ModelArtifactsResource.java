package dev.atrium.registry.rest;

import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
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

/** Those artifacts that are models. */
@RequestScoped
@Path(ApiVersion.PATH + "/model_artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class ModelArtifactsResource {

  private final RegistryCalls calls;

  /** For the CDI client proxy only. */
  protected ModelArtifactsResource() {
    this.calls = null;
  }

  @Inject
  public ModelArtifactsResource(RegistryCalls calls) {
    this.calls = requireNonNull(calls, "calls is null");
  }

  @GET
  @Requires(READ_MODELS)
  public Response list(@BeanParam ListParameters parameters) {
    return calls.list(EntityCollection.MODEL_ARTIFACTS, parameters);
  }

  /** The only create of an artifact that has a default for the state (contract, section 1.6). */
  @POST
  @Requires(WRITE_MODELS)
  public Response create(InputStream body) {
    EntityShape shape = EntityShape.draftOf(EntityKind.MODEL_ARTIFACT);
    FieldValues values = RegistryCalls.read(body, shape);
    FieldValues withDefaults =
        FieldValues.builder()
            .text(Field.ARTIFACT_TYPE, EntityKind.MODEL_ARTIFACT.artifactType())
            .text(Field.STATE, "UNKNOWN")
            .build()
            .with(values);
    return calls.create(new EntityDraft(EntityKind.MODEL_ARTIFACT, withDefaults));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public Response get(@PathParam("id") String id) {
    return calls.get(EntityCollection.MODEL_ARTIFACTS, id);
  }

  @PATCH
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public Response update(@PathParam("id") String id, InputStream body) {
    EntityShape shape = EntityShape.changesOf(EntityKind.MODEL_ARTIFACT);
    return calls.update(EntityCollection.MODEL_ARTIFACTS, id, RegistryCalls.read(body, shape));
  }
}
