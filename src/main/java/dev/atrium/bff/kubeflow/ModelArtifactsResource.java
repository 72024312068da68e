package dev.atrium.bff.kubeflow;

import static dev.atrium.bff.kubeflow.RegistriesResource.REGISTRY;
import static dev.atrium.registry.EntityCollection.MODEL_ARTIFACTS;
import static dev.atrium.registry.EntityKind.MODEL_ARTIFACT;
import static java.util.Objects.requireNonNull;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** Those artifacts of a registry that are models. */
@ApplicationScoped
@AsksCluster
@Path("model_registry/{mr}/model_artifacts")
@Produces(MediaType.APPLICATION_JSON)
public class ModelArtifactsResource {

  private final NamedRegistries registries;

  /** For the CDI client proxy only. */
  protected ModelArtifactsResource() {
    this.registries = null;
  }

  @Inject
  public ModelArtifactsResource(NamedRegistries registries) {
    this.registries = requireNonNull(registries, "registries is null");
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
    FieldValues changes = DataBody.changes(MODEL_ARTIFACT, JsonBody.read(contentType, body));
    FieldValues typed =
        changes.has(Field.ARTIFACT_TYPE)
            ? changes
            : changes.toBuilder().text(Field.ARTIFACT_TYPE, MODEL_ARTIFACT.artifactType()).build();
    return RegistryAnswers.ok(registry.update(MODEL_ARTIFACTS, changed, typed));
  }

  private static EntityId parsed(String id) {
    return EntityId.parse(MODEL_ARTIFACTS.noun(), id);
  }
}
