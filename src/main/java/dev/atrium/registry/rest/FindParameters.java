package dev.atrium.registry.rest;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.FindQuery;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** The query parameters that find one entity. */
public class FindParameters {

  @QueryParam("name")
  private String name;

  @QueryParam("parentResourceId")
  private String parentResourceId;

  @QueryParam("externalId")
  private String externalId;

  FindQuery query() {
    return new FindQuery(
        Optional.ofNullable(name),
        Optional.ofNullable(parentResourceId).map(id -> EntityId.parse("parent resource", id)),
        Optional.ofNullable(externalId));
  }
}
