package dev.atrium.bff;

import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static dev.atrium.registry.EntityKind.REGISTERED_MODEL;
import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.security.Namespace;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The registered models, which this API calls models. */
@ApplicationScoped
@Path("models")
@Produces(MediaType.APPLICATION_JSON)
public class ModelsResource {

  private final ModelRegistry registry;

  /** For the CDI client proxy only. */
  protected ModelsResource() {
    this.registry = null;
  }

  @Inject
  public ModelsResource(ModelRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
  }

  @GET
  @Requires(READ_MODELS)
  public StreamingOutput list(@HeaderParam("X-Namespace") String namespace, @Context UriInfo uri) {
    ListParameters parameters = new ListParameters(uri.getQueryParameters());
    Namespace.required(namespace, parameters.first("namespace").orElse(null));
    return ListAnswer.of(
        "models",
        registry.list(REGISTERED_MODELS, parameters.queryByState(Field.NAME, Field.OWNER)));
  }

  @POST
  @Requires(WRITE_MODELS)
  public Response create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    return Answers.created(
        uri, registry.create(RequestBody.draft(REGISTERED_MODEL, contentType, body)));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public byte[] get(@PathParam("id") String id) {
    return registry.get(REGISTERED_MODELS, parsed(id)).json();
  }

  /** Replaces every editable field; see {@link Replacement} for what a field left out means. */
  @PUT
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public byte[] replace(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body) {
    EntityId model = parsed(id);
    FieldValues sent = RequestBody.whole(REGISTERED_MODEL, contentType, body);
    return Replacement.in(registry, REGISTERED_MODELS, model, sent).json();
  }

  /** Archives the model. Nothing is lost: a PUT with the state LIVE restores it. */
  @DELETE
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public void archive(@PathParam("id") String id) {
    registry.update(
        REGISTERED_MODELS, parsed(id), FieldValues.builder().text(Field.STATE, "ARCHIVED").build());
  }

  private static EntityId parsed(String id) {
    return EntityId.parse(REGISTERED_MODELS.noun(), id);
  }
}
