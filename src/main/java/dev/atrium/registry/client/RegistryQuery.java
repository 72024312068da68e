package dev.atrium.registry.client;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.WireQuery;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;

/** The query string of a request to the registry. What is null is left out. */
final class RegistryQuery {

  @QueryParam("name")
  String name;

  @QueryParam("externalId")
  String externalId;

  @QueryParam("parentResourceId")
  String parentResourceId;

  @QueryParam("artifactType")
  String artifactType;

  @QueryParam("filterQuery")
  String filterQuery;

  @QueryParam("pageSize")
  Integer pageSize;

  @QueryParam("orderBy")
  String orderBy;

  @QueryParam("sortOrder")
  String sortOrder;

  @QueryParam("nextPageToken")
  String nextPageToken;

  @HeaderParam(VerbatimAddress.QUERY)
  String verbatim;

  static final RegistryQuery NONE = of(new WireQuery(Optional.empty(), Map.of()));

  private RegistryQuery() {}

  static RegistryQuery of(FindQuery find) {
    RegistryQuery query = new RegistryQuery();
    query.name = find.name().orElse(null);
    query.externalId = find.externalId().orElse(null);
    query.parentResourceId = find.parent().map(EntityId::toString).orElse(null);
    return query;
  }

  static RegistryQuery of(ListQuery list) {
    Paging paging = list.paging();
    RegistryQuery query = new RegistryQuery();
    query.name = list.name().orElse(null);
    query.externalId = list.externalId().orElse(null);
    query.artifactType = list.kind().map(EntityKind::artifactType).orElse(null);
    query.filterQuery = list.filter().orElse(null);
    query.pageSize = paging.size().isPresent() ? paging.size().getAsInt() : null;
    query.orderBy = paging.orderBy().name();
    query.sortOrder = paging.direction().name();
    query.nextPageToken = Optional.of(paging.token()).filter(t -> !t.isEmpty()).orElse(null);
    return query;
  }

  static RegistryQuery of(WireQuery wire) {
    RegistryQuery query = new RegistryQuery();
    query.verbatim = VerbatimAddress.encoded(wire.parameters());
    return query;
  }
}
