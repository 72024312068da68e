package dev.atrium.registry.rest;

import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
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

/** Registered models and the versions below each. */
@RequestScoped
@Path(ApiVersion.PATH + "/registered_models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class RegisteredModelsResource {

  private final RegistryCalls calls;

  /** For the CDI client proxy only. */
  protected RegisteredModelsResource() {
    this.calls = null;
  }

  @Inject
  public RegisteredModelsResource(RegistryCalls calls) {
    this.calls = requireNonNull(calls, "calls is null");
  }

  @GET
  @Requires(READ_MODELS)
  public Response list(@BeanParam ListParameters parameters) {
    return calls.list(EntityCollection.REGISTERED_MODELS, parameters);
  }

  @POST
  @Requires(WRITE_MODELS)
  public Response create(InputStream body) {
    EntityShape shape = EntityShape.draftOf(EntityKind.REGISTERED_MODEL);
    return calls.create(
        new EntityDraft(EntityKind.REGISTERED_MODEL, RegistryCalls.read(body, shape)));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public Response get(@PathParam("id") String id) {
    return calls.get(EntityCollection.REGISTERED_MODELS, id);
  }

  @PATCH
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public Response update(@PathParam("id") String id, InputStream body) {
    EntityShape shape = EntityShape.changesOf(EntityKind.REGISTERED_MODEL);
    return calls.update(EntityCollection.REGISTERED_MODELS, id, RegistryCalls.read(body, shape));
  }

  @GET
  @Path("{id}/versions")
  @Requires(READ_MODELS)
  public Response versions(@PathParam("id") String id, @BeanParam ListParameters parameters) {
    return calls.listBelow(
        EntityCollection.MODEL_VERSIONS, EntityId.parse("registered model", id), parameters);
  }

  /** The body is a whole version and must name the model as well; the model of the path counts. */
  @POST
  @Path("{id}/versions")
  @Requires(WRITE_MODELS)
  public Response createVersion(@PathParam("id") String id, InputStream body) {
    EntityId model = EntityId.parse("registered model", id);
    EntityShape shape = EntityShape.wholeOf(EntityKind.MODEL_VERSION);
    FieldValues values = RegistryCalls.read(body, shape);
    new EntityDraft(EntityKind.MODEL_VERSION, values).requireComplete();
    FieldValues below =
        values.toBuilder().text(Field.REGISTERED_MODEL_ID, model.toString()).build();
    return calls.create(new EntityDraft(EntityKind.MODEL_VERSION, below));
  }
}
