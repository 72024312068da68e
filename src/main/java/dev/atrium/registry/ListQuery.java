package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which entities of a collection to list, and which page of them.
 *
 * @param parent only those below this model (versions) or version (artifacts)
 * @param kind only those of this kind, in a collection that holds several
 * @param filter a {@code filterQuery} in the registry's own language, not yet checked
 */
public record ListQuery(
    Optional<EntityId> parent,
    Optional<String> name,
    Optional<String> externalId,
    Optional<EntityKind> kind,
    Optional<String> filter,
    Paging paging) {

  public ListQuery {
    requireNonNull(parent, "parent is null");
    requireNonNull(name, "name is null");
    requireNonNull(externalId, "externalId is null");
    requireNonNull(kind, "kind is null");
    requireNonNull(filter, "filter is null");
    requireNonNull(paging, "paging is null");
  }

  /** Everything there is, page by page. */
  public static ListQuery all(Paging paging) {
    return new ListQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        paging);
  }

  public ListQuery below(EntityId parent) {
    return new ListQuery(Optional.of(parent), name, externalId, kind, filter, paging);
  }

  public ListQuery matching(String filter) {
    return new ListQuery(parent, name, externalId, kind, Optional.of(filter), paging);
  }

  public ListQuery ofKind(EntityKind kind) {
    return new ListQuery(parent, name, externalId, Optional.of(kind), filter, paging);
  }
}
