package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.embedded.filter.Condition.Comparison;
import dev.atrium.registry.embedded.filter.Condition.Membership;
import java.util.List;
import java.util.Optional;

/**
 * The SQL of conditions on fields that have a column. A number may be quoted or not, whatever the
 * column holds: clients know an id as a string.
 */
final class KnownFieldConditions {

  private final String alias;
  private final ColumnConditions columns;

  KnownFieldConditions(String alias, ColumnConditions columns) {
    this.alias = requireNonNull(alias, "alias is null");
    this.columns = requireNonNull(columns, "columns is null");
  }

  String comparison(KnownField field, Comparison comparison) {
    refuseOtherSuffix(field, comparison.property().suffix());
    Operator operator = comparison.operator();
    Literal value = comparison.value();
    if (field.type() != KnownField.Type.TEXT) {
      return columns.number(column(field), operator, number(field, value));
    }
    String text = operator.isEquality() ? text(value) : value.asText();
    return columns.text(column(field), operator, text);
  }

  String membership(KnownField field, Membership membership) {
    refuseOtherSuffix(field, membership.property().suffix());
    List<Literal> values = membership.values();
    return columns.membership(
        column(field),
        field.type() == KnownField.Type.TEXT
            ? values.stream().map(KnownFieldConditions::text).toList()
            : values.stream().map(value -> number(field, value)).toList());
  }

  private String column(KnownField field) {
    return alias + "." + field.column();
  }

  private static void refuseOtherSuffix(KnownField field, Optional<PropertyColumn> suffix) {
    suffix
        .filter(column -> !fits(field.type(), column))
        .ifPresent(
            column -> {
              throw Refusal.mismatch();
            });
  }

  private static boolean fits(KnownField.Type type, PropertyColumn suffix) {
    return switch (suffix) {
      case TEXT -> type == KnownField.Type.TEXT;
      case WHOLE, DECIMAL -> type != KnownField.Type.TEXT;
      case TRUTH -> false;
    };
  }

  /** Equality only: as texts, 10 is less than 9. */
  private static String text(Literal value) {
    return value instanceof Literal.Whole number ? number.written() : value.asText();
  }

  private static Number number(KnownField field, Literal value) {
    Literal number = value instanceof Literal.Text text ? unquoted(text.value()) : value;
    // Not a conditional expression: that would make a double of the long.
    if (field.type() == KnownField.Type.NUMBER) {
      return number.asWhole();
    }
    return number.asDecimal();
  }

  private static Literal unquoted(String text) {
    if (!NumberSyntax.matches(text)) {
      throw Refusal.mismatch();
    }
    return Literal.number(text);
  }
}
