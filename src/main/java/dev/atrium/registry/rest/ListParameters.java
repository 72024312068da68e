package dev.atrium.registry.rest;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.WireQuery;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query parameters that every list has. */
public class ListParameters {

  @PathParam("version")
  private ApiVersion version;

  @QueryParam("filterQuery")
  private String filterQuery;

  @QueryParam("pageSize")
  private String pageSize;

  @QueryParam("orderBy")
  private String orderBy;

  @QueryParam("sortOrder")
  private String sortOrder;

  @QueryParam("nextPageToken")
  private String nextPageToken;

  @QueryParam("name")
  private String name;

  @QueryParam("externalId")
  private String externalId;

  @QueryParam("artifactType")
  private String artifactType;

  /** The whole collection. */
  ListQuery query() {
    return wireQuery(Optional.empty()).parsed(version.isStrictAboutOrder());
  }

  /** What is below a parent; such lists can also be asked for a name or an external id. */
  ListQuery queryBelow(EntityId parent) {
    return wireQuery(Optional.of(parent)).parsed(version.isStrictAboutOrder());
  }

  /** The page size as the client asked for it, 0 when it did not. */
  int requestedPageSize() {
    return wireQuery(Optional.empty()).pageSize();
  }

  private WireQuery wireQuery(Optional<EntityId> parent) {
    Map<String, List<String>> parameters = new HashMap<>();
    put(parameters, "filterQuery", filterQuery);
    put(parameters, "pageSize", pageSize);
    put(parameters, "orderBy", orderBy);
    put(parameters, "sortOrder", sortOrder);
    put(parameters, "nextPageToken", nextPageToken);
    put(parameters, "name", name);
    put(parameters, "externalId", externalId);
    put(parameters, "artifactType", artifactType);
    return new WireQuery(parent, parameters);
  }

  private static void put(Map<String, List<String>> parameters, String name, String value) {
    if (value != null) {
      parameters.put(name, List.of(value));
    }
  }
}
