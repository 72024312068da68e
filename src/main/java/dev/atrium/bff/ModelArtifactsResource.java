package dev.atrium.bff;

import static dev.atrium.registry.EntityCollection.MODEL_ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_VERSIONS;
import static dev.atrium.registry.EntityKind.MODEL_ARTIFACT;
import static dev.atrium.security.Permission.READ_MODELS;
import static dev.atrium.security.Permission.WRITE_MODELS;
import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.SavedArtifact;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The artifacts that are models. They have no archive, so no list leaves any of them out. */
@ApplicationScoped
@Path("model_artifacts")
@Produces(MediaType.APPLICATION_JSON)
public class ModelArtifactsResource {

  private static final String VERSION_PARAMETER = "model_version_id";

  private final ModelRegistry registry;

  /** For the CDI client proxy only. */
  protected ModelArtifactsResource() {
    this.registry = null;
  }

  @Inject
  public ModelArtifactsResource(ModelRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
  }

  /** Lists the artifacts of one version ({@code model_version_id}) or of all. */
  @GET
  @Requires(READ_MODELS)
  public StreamingOutput list(@Context UriInfo uri) {
    ListParameters parameters = new ListParameters(uri.getQueryParameters());
    ListQuery query =
        parameters.narrowed(parameters.query(), VERSION_PARAMETER, MODEL_VERSIONS.noun());
    return ListAnswer.of("model_artifacts", registry.list(MODEL_ARTIFACTS, query));
  }

  /**
   * Creates an artifact: below a version when {@code model_version_id} names one, otherwise one
   * that belongs to none yet.
   */
  @POST
  @Requires(WRITE_MODELS)
  public Response create(
      @QueryParam(VERSION_PARAMETER) String versionId,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    if (versionId == null) {
      EntityDraft draft = RequestBody.draft(MODEL_ARTIFACT, contentType, body);
      return Answers.created(uri, registry.create(withState(draft)));
    }
    EntityId version = EntityId.parse(MODEL_VERSIONS.noun(), versionId);
    EntityDraft draft = RequestBody.draft(MODEL_ARTIFACT, contentType, body);
    SavedArtifact saved = registry.saveArtifact(version, draft);
    return saved.created() ? Answers.created(uri, saved.document()) : Answers.ok(saved.document());
  }

  @GET
  @Path("{id}")
  @Requires(READ_MODELS)
  public byte[] get(@PathParam("id") String id) {
    return registry.get(MODEL_ARTIFACTS, EntityId.parse(MODEL_ARTIFACTS.noun(), id)).json();
  }

  /** A registry has this default on its own path only; so it is the same whichever is behind us. */
  private static EntityDraft withState(EntityDraft draft) {
    FieldValues unknown = FieldValues.builder().text(Field.STATE, "UNKNOWN").build();
    return new EntityDraft(draft.kind(), unknown.with(draft.values()));
  }
}
