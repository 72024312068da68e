package dev.atrium.bff;

import static dev.atrium.registry.EntityCollection.MODEL_VERSIONS;
import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static dev.atrium.registry.EntityKind.MODEL_VERSION;
import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

/** The versions of models. */
@ApplicationScoped
@Path("model_versions")
@Produces(MediaType.APPLICATION_JSON)
public class ModelVersionsResource {

  private final ModelRegistry registry;

  /** For the CDI client proxy only. */
  protected ModelVersionsResource() {
    this.registry = null;
  }

  @Inject
  public ModelVersionsResource(ModelRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
  }

  /** Lists the versions of one model ({@code registered_model_id}) or of all. */
  @GET
  @Requires(READ_MODELS)
  public StreamingOutput list(@Context UriInfo uri) {
    ListParameters parameters = new ListParameters(uri.getQueryParameters());
    ListQuery query =
        parameters.narrowed(
            parameters.queryByState(Field.NAME, Field.AUTHOR),
            "registered_model_id",
            REGISTERED_MODELS.noun());
    return ListAnswer.of("model_versions", registry.list(MODEL_VERSIONS, query));
  }

  @POST
  @Requires(WRITE_MODELS)
  public Response create(
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    return Answers.created(
        uri, registry.create(RequestBody.draft(MODEL_VERSION, contentType, body)));
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public byte[] get(@PathParam("id") String id) {
    return registry.get(MODEL_VERSIONS, parsed(id)).json();
  }

  /** Replaces every editable field; see {@link Replacement} for what a field left out means. */
  @PUT
  @Path("{id}")
  @Requires(WRITE_MODELS)
  public byte[] replace(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body) {
    EntityId version = parsed(id);
    FieldValues sent = RequestBody.whole(MODEL_VERSION, contentType, body);
    return Replacement.in(registry, MODEL_VERSIONS, version, sent).json();
  }

  private static EntityId parsed(String id) {
    return EntityId.parse(MODEL_VERSIONS.noun(), id);
  }
}
