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
  final String name;

  @QueryParam("externalId")
  final String externalId;

  @QueryParam("parentResourceId")
  final String parentResourceId;

  @QueryParam("artifactType")
  final String artifactType;

  @QueryParam("filterQuery")
  final String filterQuery;

  @QueryParam("pageSize")
  final Integer pageSize;

  @QueryParam("orderBy")
  final String orderBy;

  @QueryParam("sortOrder")
  final String sortOrder;

  @QueryParam("nextPageToken")
  final String nextPageToken;

  @HeaderParam(VerbatimAddress.QUERY)
  final String verbatim;

  static final RegistryQuery NONE = of(new WireQuery(Optional.empty(), Map.of()));

  private RegistryQuery(FindQuery query) {
    this.name = query.name().orElse(null);
    this.externalId = query.externalId().orElse(null);
    this.parentResourceId = query.parent().map(EntityId::toString).orElse(null);
    this.artifactType = null;
    this.filterQuery = null;
    this.pageSize = null;
    this.orderBy = null;
    this.sortOrder = null;
    this.nextPageToken = null;
    this.verbatim = null;
  }

  private RegistryQuery(WireQuery query) {
    this.name = null;
    this.externalId = null;
    this.parentResourceId = null;
    this.artifactType = null;
    this.filterQuery = null;
    this.pageSize = null;
    this.orderBy = null;
    this.sortOrder = null;
    this.nextPageToken = null;
    this.verbatim = VerbatimAddress.encoded(query.parameters());
  }

  private RegistryQuery(ListQuery query) {
    Paging paging = query.paging();
    this.name = query.name().orElse(null);
    this.externalId = query.externalId().orElse(null);
    this.parentResourceId = null;
    this.artifactType = query.kind().map(EntityKind::artifactType).orElse(null);
    this.filterQuery = query.filter().orElse(null);
    this.pageSize = paging.size().isPresent() ? paging.size().getAsInt() : null;
    this.orderBy = paging.orderBy().name();
    this.sortOrder = paging.direction().name();
    this.nextPageToken = Optional.of(paging.token()).filter(t -> !t.isEmpty()).orElse(null);
    this.verbatim = null;
  }

  static RegistryQuery of(FindQuery query) {
    return new RegistryQuery(query);
  }

  static RegistryQuery of(ListQuery query) {
    return new RegistryQuery(query);
  }

  static RegistryQuery of(WireQuery query) {
    return new RegistryQuery(query);
  }
}
