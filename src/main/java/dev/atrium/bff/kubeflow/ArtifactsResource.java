package dev.atrium.bff.kubeflow;

import static dev.atrium.bff.kubeflow.RegistriesResource.REGISTRY;
import static dev.atrium.registry.EntityCollection.ARTIFACTS;
import static java.util.Objects.requireNonNull;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.security.AsksCluster;
import dev.atrium.security.Permission;
import dev.atrium.security.Requires;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** The artifacts of a registry, of every kind. */
@ApplicationScoped
@AsksCluster
@Path("model_registry/{mr}/artifacts")
@Produces(MediaType.APPLICATION_JSON)
public class ArtifactsResource {

  private final NamedRegistries registries;

  /** For the CDI client proxy only. */
  protected ArtifactsResource() {
    this.registries = null;
  }

  @Inject
  public ArtifactsResource(NamedRegistries registries) {
    this.registries = requireNonNull(registries, "registries is null");
  }

  @GET
  @Requires(Permission.READ_MODELS)
  public Response list(@PathParam(REGISTRY) String name, @Context UriInfo uri) {
    return RegistryAnswers.list(registries.named(name, uri), ARTIFACTS, uri);
  }

  @POST
  @Requires(Permission.WRITE_MODELS)
  public Response create(
      @PathParam(REGISTRY) String name,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
      InputStream body,
      @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    EntityDraft draft = DataBody.artifact(JsonBody.read(contentType, body));
    return RegistryAnswers.created(uri, registry.create(draft));
  }

  @GET
  @Path("{id}")
  @Requires(Permission.READ_MODELS)
  public Response get(
      @PathParam(REGISTRY) String name, @PathParam("id") String id, @Context UriInfo uri) {
    ModelRegistry registry = registries.named(name, uri);
    return RegistryAnswers.ok(registry.get(ARTIFACTS, parsed(id)));
  }

  private static EntityId parsed(String id) {
    return EntityId.parse(ARTIFACTS.noun(), id);
  }
}
