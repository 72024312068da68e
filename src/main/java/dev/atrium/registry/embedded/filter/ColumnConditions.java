package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** The SQL of one column against values. */
final class ColumnConditions {

  static final String NEVER = "1 = 0";

  private final Dialect dialect;
  private final Bindings bindings;

  ColumnConditions(Dialect dialect, Bindings bindings) {
    this.dialect = requireNonNull(dialect, "dialect is null");
    this.bindings = requireNonNull(bindings, "bindings is null");
  }

  String number(String column, Operator operator, Number value) {
    return comparison(column, operator, value);
  }

  /** Only whether they are equal: {@code true} is not greater than {@code false}. */
  String truth(String column, Operator operator, boolean value) {
    if (!operator.isEquality()) {
      throw Refusal.mismatch();
    }
    return comparison(column, operator, value);
  }

  String text(String column, Operator operator, String value) {
    return switch (operator) {
      case LIKE -> match(column, new LikePattern(value), "%s");
      case ILIKE -> match(column, new LikePattern(value), "lower(%s)");
      default -> comparison(column, operator, value);
    };
  }

  String membership(String column, List<?> values) {
    if (values.isEmpty()) {
      return NEVER;
    }
    return values.stream()
        .map(bindings::add)
        .collect(Collectors.joining(", ", column + " in (", ")"));
  }

  private String comparison(String column, Operator operator, Object value) {
    if (operator.isPattern()) {
      throw Refusal.mismatch();
    }
    return column + " " + operator.sql() + " " + bindings.add(value);
  }

  private String match(String column, LikePattern pattern, String operand) {
    String text = operand.formatted(column);
    return dialect == Dialect.H2 && pattern.hasSeveralPlaces()
        ? text + " regexp " + operand.formatted(bindings.add(pattern.toRegex()))
        : text + " like " + operand.formatted(bindings.add(pattern.toSql())) + " escape '!'";
  }
}
