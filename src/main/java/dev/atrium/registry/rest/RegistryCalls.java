package dev.atrium.registry.rest;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.json.BoundedBody;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the resources have in common: a body becomes a draft, an answer of the port a response. */
@ApplicationScoped
public class RegistryCalls {

  /** As at the BFF: what one of them takes, the other must be able to show. */
  static final int MAX_BODY_BYTES = 1024 * 1024;

  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

  private final ModelRegistry registry;

  /** For the CDI client proxy only. */
  protected RegistryCalls() {
    this.registry = null;
  }

  @Inject
  public RegistryCalls(ModelRegistry registry) {
    this.registry = requireNonNull(registry, "registry is null");
  }

  Response get(EntityCollection collection, String id) {
    return answer(200, registry.get(collection, EntityId.parse(collection.noun(), id)));
  }

  Response find(EntityCollection collection, FindParameters parameters) {
    return answer(200, registry.find(collection, parameters.query()));
  }

  Response list(EntityCollection collection, ListParameters parameters) {
    return list(collection, parameters.query(), parameters.requestedPageSize());
  }

  Response listBelow(EntityCollection collection, EntityId parent, ListParameters parameters) {
    return list(collection, parameters.queryBelow(parent), parameters.requestedPageSize());
  }

  Response create(EntityDraft draft) {
    return answer(201, registry.create(draft));
  }

  Response update(EntityCollection collection, String id, FieldValues changes) {
    EntityId parsed = EntityId.parse(collection.noun(), id);
    return answer(200, registry.update(collection, parsed, changes));
  }

  Response saveArtifact(EntityId version, EntityDraft artifact) {
    var saved = registry.saveArtifact(version, artifact);
    return answer(saved.created() ? 201 : 200, saved.document());
  }

  static FieldValues read(InputStream body, EntityShape shape) {
    return new EntityReader(shape).read(bytes(body));
  }

  private static byte[] bytes(InputStream body) {
    try {
      return BoundedBody.read(body, MAX_BODY_BYTES);
    } catch (IOException e) {
      // The client went away or sent too slowly; nobody of ours is at fault.
      throw RegistryException.rejected("the body did not arrive completely");
    }
  }

  /** A body that says itself which kind of artifact it is. */
  static EntityDraft readArtifact(InputStream body) {
    FieldValues values = read(body, EntityShape.anyArtifact());
    String type = values.text(Field.ARTIFACT_TYPE).orElse("");
    EntityKind kind =
        Arrays.stream(EntityKind.values())
            .filter(k -> k.isArtifact() && k.artifactType().equals(type))
            .findFirst()
            .orElseThrow(
                () ->
                    RegistryException.rejected(
                        "invalid artifact type, must be either model-artifact or doc-artifact"));
    return new EntityDraft(kind, values);
  }

  private Response list(EntityCollection collection, ListQuery query, int pageSize) {
    EntityPage page = registry.list(collection, query);
    StreamingOutput body =
        out -> {
          try (page) {
            page.writeList(
                out,
                end ->
                    ascii(
                        "],\"nextPageToken\":\"%s\",\"pageSize\":%d,\"size\":%d}"
                            .formatted(end.nextPageToken(), pageSize, end.size())));
          }
        };
    return Response.ok(body, JSON).build();
  }

  private static Response answer(int status, EntityDocument document) {
    return Response.status(status).type(JSON).entity(document.json()).build();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
