package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

/** How a comparison compares one value. */
enum Operator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  LIKE("like"),
  /** Like {@code LIKE}, but upper and lower case are the same. */
  ILIKE("ilike");

  private final String sql;

  Operator(String sql) {
    this.sql = requireNonNull(sql, "sql is null");
  }

  /** The operator written with these signs; the lexer knows which there are. */
  static Operator ofSigns(String signs) {
    return switch (signs) {
      case "=" -> EQUAL;
      case "!=", "<>" -> NOT_EQUAL;
      case "<" -> LESS;
      case "<=" -> LESS_OR_EQUAL;
      case ">" -> GREATER;
      case ">=" -> GREATER_OR_EQUAL;
      default -> throw new IllegalArgumentException("'" + signs + "' is not an operator");
    };
  }

  boolean isEquality() {
    return this == EQUAL || this == NOT_EQUAL;
  }

  boolean isPattern() {
    return this == LIKE || this == ILIKE;
  }

  String sql() {
    return sql;
  }
}
