package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A condition for a {@code where} clause, safe to join with others by {@code and} or {@code or}.
 *
 * @param sql names its parameters {@code :f0}, {@code :f1} and so on
 * @param bindings a value for each of them: text, {@code Long}, {@code Double} or {@code Boolean}
 */
public record SqlCondition(String sql, Map<String, Object> bindings) {

  public SqlCondition {
    requireNonNull(sql, "sql is null");
    bindings = Map.copyOf(bindings);
  }
}
