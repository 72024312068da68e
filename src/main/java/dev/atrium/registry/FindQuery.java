package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Asks for the one entity of a name or of an external id. */
public record FindQuery(
    Optional<String> name, Optional<EntityId> parent, Optional<String> externalId) {
  public FindQuery {
    requireNonNull(name, "name is null");
    requireNonNull(parent, "parent is null");
    requireNonNull(externalId, "externalId is null");
  }

  public static FindQuery byName(String name) {
    return new FindQuery(Optional.of(name), Optional.empty(), Optional.empty());
  }

  public static FindQuery byName(String name, EntityId parent) {
    return new FindQuery(Optional.of(name), Optional.of(parent), Optional.empty());
  }

  public static FindQuery byExternalId(String externalId) {
    return new FindQuery(Optional.empty(), Optional.empty(), Optional.of(externalId));
  }
}
