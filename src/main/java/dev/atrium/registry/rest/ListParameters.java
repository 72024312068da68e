package dev.atrium.registry.rest;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import dev.atrium.registry.RegistryException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The query parameters that every list has. */
public class ListParameters {

  private static final int MAX_TOKEN_LENGTH = 1024;

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
    ListQuery query = ListQuery.all(paging());
    if (!orEmpty(filterQuery).isBlank()) {
      query = query.matching(filterQuery);
    }
    return artifactType == null || artifactType.isEmpty() ? query : query.ofKind(kind());
  }

  /** What is below a parent; such lists can also be asked for a name or an external id. */
  ListQuery queryBelow(EntityId parent) {
    ListQuery query = query();
    return new ListQuery(
        Optional.of(parent),
        Optional.ofNullable(name),
        Optional.ofNullable(externalId),
        query.kind(),
        query.filter(),
        query.paging());
  }

  /** The page size as the client asked for it, 0 when it did not. */
  int requestedPageSize() {
    if (orEmpty(pageSize).isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(pageSize);
    } catch (NumberFormatException e) {
      throw RegistryException.rejected("pageSize must be a whole number");
    }
  }

  private Paging paging() {
    if (orEmpty(nextPageToken).length() > MAX_TOKEN_LENGTH) {
      throw RegistryException.rejected(
          "invalid nextPageToken: it is longer than " + MAX_TOKEN_LENGTH + " characters");
    }
    int size = requestedPageSize();
    return new Paging(
        size > 0 ? OptionalInt.of(size) : OptionalInt.empty(),
        order(),
        "DESC".equals(orEmpty(sortOrder).toUpperCase(Locale.ROOT)) ? Direction.DESC : Direction.ASC,
        orEmpty(nextPageToken));
  }

  /** An order nobody knows means by id in the old version of the API, and 400 in the new one. */
  private OrderBy order() {
    String order = orEmpty(orderBy).toUpperCase(Locale.ROOT);
    return switch (order) {
      case "", "ID" -> OrderBy.ID;
      case "CREATE_TIME" -> OrderBy.CREATE_TIME;
      case "LAST_UPDATE_TIME" -> OrderBy.LAST_UPDATE_TIME;
      default -> {
        if (version.isStrictAboutOrder()) {
          throw RegistryException.rejected(
              "invalid orderBy: must be one of ID, CREATE_TIME, LAST_UPDATE_TIME");
        }
        yield OrderBy.ID;
      }
    };
  }

  private EntityKind kind() {
    for (EntityKind kind : EntityKind.values()) {
      if (kind.isArtifact() && kind.artifactType().equals(artifactType)) {
        return kind;
      }
    }
    throw RegistryException.rejected(
        "invalid artifactType: must be one of model-artifact, doc-artifact");
  }

  private static String orEmpty(String value) {
    return value == null ? "" : value;
  }
}
