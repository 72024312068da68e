package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.WireQuery;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a registry answers, in the envelope. */
final class RegistryAnswers {

  /**
   * Parameters that reach the registry: every one that the two APIs document, whether this route
   * has it or not (contract, section 2.6).
   */
  private static final Set<String> FORWARDED =
      Set.of(
          "artifactType",
          "artifact_type",
          "assetType",
          "externalId",
          "filterQuery",
          "filterStatus",
          "hardwareCountProperty",
          "hardwareTypeProperty",
          "includeTools",
          "latencyProperty",
          "name",
          "namedQuery",
          "nextPageToken",
          "orderBy",
          "pageSize",
          "parentResourceId",
          "q",
          "recommendations",
          "rpsProperty",
          "sortOrder",
          "source",
          "sourceLabel",
          "targetRPS",
          "toolLimit");

  private RegistryAnswers() {}

  static Response list(ModelRegistry registry, EntityCollection collection, UriInfo uri) {
    return list(registry, collection, new WireQuery(Optional.empty(), forwarded(uri)));
  }

  static Response listBelow(
      ModelRegistry registry, EntityCollection collection, EntityId parent, UriInfo uri) {
    return list(registry, collection, new WireQuery(Optional.of(parent), forwarded(uri)));
  }

  static Response ok(EntityDocument document) {
    return Response.ok(enveloped(document.json())).build();
  }

  /** 201 at the path that was posted to, with its query: the page asks for the namespace again. */
  static Response created(UriInfo uri, EntityDocument document) {
    URI request = uri.getRequestUri();
    String path = request.getRawPath().replaceFirst("/+$", "") + "/" + document.id();
    String query = request.getRawQuery();
    return created(query == null ? path : path + "?" + query, document);
  }

  /** 201 in a collection other than the one that was posted to. */
  static Response created(
      UriInfo uri, String registry, EntityCollection collection, EntityDocument document) {
    String base = uri.getBaseUri().getRawPath().replaceFirst("/+$", "");
    String path =
        "%s/model_registry/%s/%s/%s".formatted(base, registry, collection.path(), document.id());
    return created(path, document);
  }

  private static Response created(String location, EntityDocument document) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, location)
        .entity(enveloped(document.json()))
        .build();
  }

  static byte[] enveloped(byte[] json) {
    byte[] head = "{\"data\":".getBytes(UTF_8);
    byte[] body = new byte[head.length + json.length + 1];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(json, 0, body, head.length, json.length);
    body[body.length - 1] = '}';
    return body;
  }

  private static Response list(
      ModelRegistry registry, EntityCollection collection, WireQuery query) {
    EntityPage page = registry.list(collection, query);
    return Response.ok(new ListDocument(page, pageSize(query))).build();
  }

  /** What the registry took for no number is none for us either. */
  private static int pageSize(WireQuery query) {
    try {
      return query.pageSize();
    } catch (RegistryException e) {
      return 0;
    }
  }

  private static Map<String, List<String>> forwarded(UriInfo uri) {
    Map<String, List<String>> forwarded = new HashMap<>(uri.getQueryParameters());
    forwarded.keySet().retainAll(FORWARDED);
    forwarded.replaceAll(
        (name, values) -> values.stream().filter(value -> !value.isEmpty()).toList());
    return forwarded;
  }
}
