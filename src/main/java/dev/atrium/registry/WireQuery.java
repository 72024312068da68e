package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which entities of a collection to list, in the query parameters of the registry's own API and not
 * yet checked. A registry that speaks that API gets them as they are; for any other they are read.
 *
 * @param parent only those below this model (versions) or version (artifacts)
 * @param parameters decoded; a parameter may have several values, of which a reader takes the first
 */
public record WireQuery(Optional<EntityId> parent, Map<String, List<String>> parameters) {

  private static final int MAX_TOKEN_LENGTH = 1024;

  public WireQuery {
    requireNonNull(parent, "parent is null");
    parameters = Map.copyOf(parameters);
  }

  /**
   * The query as it is read by a registry that passes over an order it does not know.
   *
   * @throws RegistryException {@code REJECTED} naming the parameter that cannot be used
   */
  public ListQuery parsed() {
    return parsed(false);
  }

  /**
   * As {@link #parsed()}, but an order nobody knows may be refused (KEP-0004).
   *
   * @throws RegistryException {@code REJECTED} naming the parameter that cannot be used
   */
  public ListQuery parsed(boolean isStrictAboutOrder) {
    // Only lists below a parent can be asked for a name or an external id.
    return new ListQuery(
        parent,
        parent.flatMap(id -> find("name")),
        parent.flatMap(id -> find("externalId")),
        find("artifactType").filter(type -> !type.isEmpty()).map(WireQuery::kind),
        find("filterQuery").filter(filter -> !filter.isBlank()),
        paging(isStrictAboutOrder));
  }

  /**
   * The page size as the client asked for it, 0 when it did not.
   *
   * @throws RegistryException {@code REJECTED} when it is no number
   */
  public int pageSize() {
    String text = first("pageSize");
    if (text.isEmpty()) {
      return 0;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RegistryException.rejected("pageSize must be a whole number");
    }
  }

  private Paging paging(boolean isStrictAboutOrder) {
    String token = first("nextPageToken");
    if (token.length() > MAX_TOKEN_LENGTH) {
      throw RegistryException.rejected(
          "invalid nextPageToken: it is longer than " + MAX_TOKEN_LENGTH + " characters");
    }
    int size = pageSize();
    return new Paging(
        size > 0 ? OptionalInt.of(size) : OptionalInt.empty(),
        order(isStrictAboutOrder),
        direction(isStrictAboutOrder),
        token);
  }

  private Direction direction(boolean isStrict) {
    String direction = first("sortOrder").toUpperCase(Locale.ROOT);
    return switch (direction) {
      case "DESC" -> Direction.DESC;
      case "", "ASC" -> Direction.ASC;
      default -> {
        if (isStrict) {
          throw RegistryException.rejected("invalid sortOrder: must be ASC or DESC");
        }
        yield Direction.ASC;
      }
    };
  }

  private OrderBy order(boolean isStrict) {
    String order = first("orderBy").toUpperCase(Locale.ROOT);
    return switch (order) {
      case "", "ID" -> OrderBy.ID;
      case "CREATE_TIME" -> OrderBy.CREATE_TIME;
      case "LAST_UPDATE_TIME" -> OrderBy.LAST_UPDATE_TIME;
      default -> {
        if (isStrict) {
          throw RegistryException.rejected(
              "invalid orderBy: must be one of ID, CREATE_TIME, LAST_UPDATE_TIME");
        }
        yield OrderBy.ID;
      }
    };
  }

  private static EntityKind kind(String artifactType) {
    for (EntityKind kind : EntityKind.values()) {
      if (kind.isArtifact() && kind.artifactType().equals(artifactType)) {
        return kind;
      }
    }
    throw RegistryException.rejected(
        "invalid artifactType: must be one of model-artifact, doc-artifact");
  }

  private String first(String name) {
    return find(name).orElse("");
  }

  private Optional<String> find(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }
}
