package dev.atrium.registry.embedded;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.Paging.Direction;
import dev.atrium.registry.Paging.OrderBy;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.embedded.filter.Dialect;
import dev.atrium.registry.embedded.filter.FilterQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The SELECT of a list, put together once and run for each chunk. Ordered by (value, id) and
 * continued behind the last (value, id), so that page 500 costs what page 1 costs and equal values
 * are neither skipped nor repeated.
 */
final class ListStatement {

  private final EntityTable table;
  private final OrderBy orderBy;
  private final Direction direction;
  private final Dialect dialect;
  private final List<String> conditions = new ArrayList<>();
  private final List<String> fixedColumns = new ArrayList<>();
  private final Map<String, Object> bindings = new HashMap<>();

  /** Whether the rows of the list are one range of an index that has them in their order. */
  private boolean isOneRange = true;

  private ListStatement(EntityTable table, Paging paging, Dialect dialect) {
    this.table = table;
    this.dialect = dialect;
    this.orderBy = paging.orderBy();
    this.direction = paging.direction();
  }

  static ListStatement of(EntityCollection collection, ListQuery query, Dialect dialect) {
    ListStatement statement =
        new ListStatement(EntityTable.of(collection), query.paging(), dialect);
    statement.addKind(collection, query.kind());
    query.parent().ifPresent(parent -> statement.addParent(parent.number()));
    query.name().ifPresent(name -> statement.addEqual("name", name));
    query.externalId().ifPresent(id -> statement.addEqual("external_id", id));
    query.filter().ifPresent(filter -> statement.addFilter(collection, filter));
    return statement;
  }

  /** The next rows behind {@code last}, without their properties. */
  List<StoredEntity> run(Handle handle, EntityRows rows, Optional<PageToken> last, int limit) {
    return query(handle, last, limit).setFetchSize(limit).map(rows).list();
  }

  Query query(Handle handle, Optional<PageToken> last, int limit) {
    Query query = handle.createQuery(sql(last.isPresent())).bindMap(bindings).bind("limit", limit);
    last.ifPresent(token -> query.bind("lastValue", token.value()).bind("lastId", token.id()));
    return query;
  }

  private void addKind(EntityCollection collection, Optional<EntityKind> kind) {
    if (kind.isPresent() && !collection.kinds().contains(kind.get())) {
      throw RegistryException.rejected("artifactType must be one of those in " + collection.path());
    }
    if (kind.isPresent() || !table.isWhole(collection)) {
      addFixed("i.kind", ":kind");
      bindings.put("kind", EntityTable.codeOf(kind.orElse(collection.kinds().get(0))));
    }
  }

  private void addParent(int parentId) {
    if (table == EntityTable.ARTIFACTS) {
      // Links say which few these are. An index in the order of the list would be read to its end.
      fixedColumns.clear();
      isOneRange = false;
      addCondition(
          "i.id in (select l.artifact_id from artifact_link l where l.context_id = :parent)");
    } else {
      addFixed("i.parent_id", ":parent");
    }
    bindings.put("parent", parentId);
  }

  private void addEqual(String column, String value) {
    isOneRange = false;
    addCondition("i." + column + " = :" + column);
    bindings.put(column, value);
  }

  private void addFilter(EntityCollection collection, String filter) {
    FilterQuery.compile(filter, FilterFields.of(collection), dialect)
        .ifPresent(
            condition -> {
              addCondition("(" + condition.sql() + ")");
              bindings.putAll(condition.bindings());
            });
  }

  private void addFixed(String column, String value) {
    addCondition(column + " = " + value);
    fixedColumns.add(column);
  }

  private void addCondition(String condition) {
    conditions.add(condition);
  }

  private String sql(boolean continues) {
    List<String> all = new ArrayList<>(conditions);
    if (continues) {
      all.add(behindLast());
    }
    String where = all.isEmpty() ? "" : " where " + String.join(" and ", all);
    return "select "
        + table.selectList()
        + " from "
        + table.table()
        + " i"
        + indexHint()
        + where
        + " order by "
        + order()
        + " limit :limit";
  }

  /**
   * H2 2.4 takes the first index that has the fixed columns, whatever the order, and sorts the
   * whole collection for each page. PostgreSQL finds the right one.
   */
  private String indexHint() {
    boolean isByPrimaryKey = fixedColumns.isEmpty() && orderBy == OrderBy.ID;
    if (dialect != Dialect.H2 || !isOneRange || isByPrimaryKey) {
      return "";
    }
    String range =
        switch (fixedColumns.size()) {
          case 0 -> "_any";
          case 1 -> "";
          default -> "_child";
        };
    String order =
        switch (orderBy) {
          case ID -> "id";
          case CREATE_TIME -> "create";
          case LAST_UPDATE_TIME -> "update";
        };
    return " use index (" + table.table() + range + "_by_" + order + ")";
  }

  /**
   * Columns that have one value in the whole list come first. They change nothing, but H2 reads an
   * index in its order only when ORDER BY names all of its columns; without them it sorts the whole
   * collection for each page.
   */
  private String order() {
    List<String> columns = new ArrayList<>(fixedColumns);
    if (orderBy != OrderBy.ID) {
      columns.add(column());
    }
    columns.add("i.id");
    return columns.stream().map(c -> c + " " + direction).collect(Collectors.joining(", "));
  }

  /** The first half bounds the range an index is read over; the second is exact. */
  private String behindLast() {
    String than = direction == Direction.ASC ? ">" : "<";
    if (orderBy == OrderBy.ID) {
      return "i.id " + than + " :lastId";
    }
    return "%1$s %2$s= :lastValue and (%1$s %2$s :lastValue or i.id %2$s :lastId)"
        .formatted(column(), than);
  }

  private String column() {
    return switch (orderBy) {
      case ID -> "i.id";
      case CREATE_TIME -> "i.create_ms";
      case LAST_UPDATE_TIME -> "i.update_ms";
    };
  }
}
