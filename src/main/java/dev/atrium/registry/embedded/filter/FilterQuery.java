package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Turns a {@code filterQuery} into the SQL condition that selects what it asks for. */
public final class FilterQuery {

  /** In UTF-16 units. */
  static final int MAX_LENGTH = 8192;

  private FilterQuery() {}

  /**
   * Compiles a query.
   *
   * @return empty for a blank query, which filters nothing
   * @throws dev.atrium.registry.RegistryException {@code REJECTED} when the query is not
   *     understood, compares what cannot be compared, or is too large
   */
  public static Optional<SqlCondition> compile(
      String filterQuery, FilterTarget target, Dialect dialect) {
    requireNonNull(filterQuery, "filterQuery is null");
    requireNonNull(target, "target is null");
    requireNonNull(dialect, "dialect is null");
    if (filterQuery.length() > MAX_LENGTH) {
      throw Refusal.tooMuch("the query is longer than " + MAX_LENGTH + " characters");
    }
    if (filterQuery.isBlank()) {
      return Optional.empty();
    }
    Condition condition = new Parser(new Lexer(filterQuery)).parse();
    Bindings bindings = new Bindings();
    String sql = condition.sql(new ConditionWriter(target, dialect, bindings));
    return Optional.of(new SqlCondition(sql, bindings.toMap()));
  }
}
