package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.embedded.filter.Condition.Comparison;
import dev.atrium.registry.embedded.filter.Condition.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL of conditions on custom properties. An entity without the property fulfils none of them,
 * not even {@code !=}.
 */
final class PropertyConditions {

  static final String ALIAS = "p";

  // A struct keeps its JSON where a string keeps its text.
  private static final String IS_STRING = "p.value_type = 3 and ";

  // PostgreSQL turns sub-selects into joins and looks for the best order of them, which takes it
  // seconds for fifty. From the fifth on they only test the rows that the others have found.
  private static final int MAX_JOINED = 4;
  private static final String NOT_JOINED = " offset 0 rows";

  private final FilterTarget target;
  private final Bindings bindings;
  private final ColumnConditions columns;
  private int written;

  PropertyConditions(FilterTarget target, Bindings bindings, ColumnConditions columns) {
    this.target = requireNonNull(target, "target is null");
    this.bindings = requireNonNull(bindings, "bindings is null");
    this.columns = requireNonNull(columns, "columns is null");
  }

  String comparison(Comparison comparison) {
    Literal value = comparison.value();
    return exists(
        comparison.property(),
        columnsFor(comparison.property(), value).stream(),
        column -> comparison(column, comparison.operator(), value));
  }

  /** {@code membership} is not empty. */
  String membership(Membership membership) {
    PropertyReference property = membership.property();
    Set<PropertyColumn> used =
        membership.values().stream()
            .flatMap(value -> columnsFor(property, value).stream())
            .collect(Collectors.toSet());
    return exists(
        property,
        Stream.of(PropertyColumn.values()).filter(used::contains),
        column -> membership(column, valuesFor(column, membership)));
  }

  private static List<Literal> valuesFor(PropertyColumn column, Membership membership) {
    return membership.values().stream()
        .filter(value -> columnsFor(membership.property(), value).contains(column))
        .toList();
  }

  private static Set<PropertyColumn> columnsFor(PropertyReference property, Literal value) {
    return property.suffix().map(Set::of).orElseGet(value::columns);
  }

  private String exists(
      PropertyReference property,
      Stream<PropertyColumn> tested,
      Function<PropertyColumn, String> test) {
    String name = bindings.add(property.name());
    written++;
    return "exists (select 1 from "
        + target.propertyTable()
        + " p where p.owner_id = "
        + target.alias()
        + ".id and p.name = "
        + name
        + " and "
        + anyOf(tested.map(test).toList())
        + (written > MAX_JOINED ? NOT_JOINED : "")
        + ")";
  }

  private String comparison(PropertyColumn column, Operator operator, Literal value) {
    return switch (column) {
      case TEXT -> IS_STRING + text(operator, value.asText());
      case WHOLE -> columns.number("p.int_v", operator, value.asWhole());
      case DECIMAL -> columns.number("p.double_v", operator, value.asDecimal());
      case TRUTH -> columns.truth("p.bool_v", operator, value.asTruth());
    };
  }

  private String text(Operator operator, String value) {
    if (operator == Operator.EQUAL) {
      return equality(value);
    }
    boolean keyDecides = operator == Operator.NOT_EQUAL && !PropertyKey.isAmbiguousFor(value);
    return columns.text(keyDecides ? "p.key_v" : "p.text_v", operator, value);
  }

  private String equality(String value) {
    String sameKey = columns.text("p.key_v", Operator.EQUAL, PropertyKey.of(value));
    return PropertyKey.isAmbiguousFor(value)
        ? sameKey + " and " + columns.text("p.text_v", Operator.EQUAL, value)
        : sameKey;
  }

  private String membership(PropertyColumn column, List<Literal> values) {
    return switch (column) {
      case TEXT -> IS_STRING + textMembership(values.stream().map(Literal::asText).toList());
      case WHOLE -> columns.membership("p.int_v", values.stream().map(Literal::asWhole).toList());
      case DECIMAL ->
          columns.membership("p.double_v", values.stream().map(Literal::asDecimal).toList());
      case TRUTH -> columns.membership("p.bool_v", values.stream().map(Literal::asTruth).toList());
    };
  }

  private String textMembership(List<String> values) {
    List<String> alternatives = new ArrayList<>();
    List<String> decidedByKey =
        values.stream().filter(value -> !PropertyKey.isAmbiguousFor(value)).toList();
    if (!decidedByKey.isEmpty()) {
      alternatives.add(columns.membership("p.key_v", decidedByKey));
    }
    values.stream()
        .filter(PropertyKey::isAmbiguousFor)
        .map(value -> "(" + equality(value) + ")")
        .forEach(alternatives::add);
    return anyOf(alternatives);
  }

  /** With parentheses where they are needed; {@code and} binds tighter than {@code or}. */
  private static String anyOf(List<String> alternatives) {
    return alternatives.size() == 1
        ? alternatives.get(0)
        : alternatives.stream().collect(Collectors.joining(" or ", "(", ")"));
  }
}
