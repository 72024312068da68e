package dev.atrium.bff.kubeflow;

import static dev.atrium.bff.kubeflow.RegistriesResource.REGISTRY;
import static dev.atrium.registry.EntityCollection.ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_VERSIONS;
import static dev.atrium.registry.EntityKind.MODEL_VERSION;
import static java.util.Objects.requireNonNull;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The model versions of a registry, and the artifacts below each. */
@ApplicationScoped
@AsksCluster
@Path("model_registry/{mr}/model_versions")
@Produces(MediaType.APPLICATION_JSON)
public class ModelVersionsResource {

  private final NamedRegistries registries;

  /** For the CDI client proxy only. */
  protected ModelVersionsResource() {
    this.registries = null;
  }

  @Inject
  public ModelVersionsResource(NamedRegistries registries) {
    this.registries = requireNonNull(registries, "registries is null");
  }

  @GET
  @Requires(Permission.READ_MODELS)
  public Response list(@PathParam(REGISTRY) String name, @Context UriInfo uri) {
    return RegistryAnswers.list(registries.named(name, uri), MODEL_VERSIONS, uri);
  }

  @POST
  @Requires(Permission.WRITE_MODELS)
  public Response create(
      @PathParam(REGISTRY) String name,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    EntityDraft draft = DataBody.draft(MODEL_VERSION, JsonBody.read(contentType, body));
    return RegistryAnswers.created(uri, registry.create(draft));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.READ_MODELS)
  public Response get(
      @PathParam(REGISTRY) String name, @PathParam("id") String id, @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    return RegistryAnswers.ok(registry.get(MODEL_VERSIONS, parsed(id)));
  }

  @PATCH
  @Path("{id}")
  @Requires(Permission.WRITE_MODELS)
  public Response update(
      @PathParam(REGISTRY) String name,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    EntityId changed = parsed(id);
    FieldValues changes = DataBody.changes(MODEL_VERSION, JsonBody.read(contentType, body));
    return RegistryAnswers.ok(registry.update(MODEL_VERSIONS, changed, changes));
  }

  @GET
  @Path("{id}/artifacts")
  @Requires(Permission.READ_MODELS)
  public Response artifacts(
      @PathParam(REGISTRY) String name, @PathParam("id") String id, @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    return RegistryAnswers.listBelow(registry, ARTIFACTS, parsed(id), uri);
  }

  /** 201 also for an artifact that was there and is attached to the version (contract). */
  @POST
  @Path("{id}/artifacts")
  @Requires(Permission.WRITE_MODELS)
  public Response saveArtifact(
      @PathParam(REGISTRY) String name,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    EntityId version = parsed(id);
    EntityDraft draft = DataBody.artifactBelowVersion(JsonBody.read(contentType, body));
    EntityDocument saved = registry.saveArtifact(version, draft).document();
    return RegistryAnswers.created(uri, name, MODEL_ARTIFACTS, saved);
  }

  private static EntityId parsed(String id) {
    return EntityId.parse(MODEL_VERSIONS.noun(), id);
  }
}
