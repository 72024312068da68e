package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.embedded.filter.Condition.Comparison;
import dev.atrium.registry.embedded.filter.Condition.Membership;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a syntax tree as SQL for one target. */
final class ConditionWriter {

  private final Map<String, KnownField> knownFields;
  private final KnownFieldConditions fields;
  private final PropertyConditions properties;

  ConditionWriter(FilterTarget target, Dialect dialect, Bindings bindings) {
    requireNonNull(target, "target is null");
    ColumnConditions columns = new ColumnConditions(dialect, bindings);
    this.knownFields = target.knownFields();
    this.fields = new KnownFieldConditions(target.alias(), columns);
    this.properties = new PropertyConditions(target, bindings, columns);
  }

  String joined(String conjunction, List<Condition> parts) {
    return parts.stream()
        .map(part -> part.sql(this))
        .collect(Collectors.joining(conjunction, "(", ")"));
  }

  String comparison(Comparison comparison) {
    KnownField field = knownFields.get(comparison.property().name());
    return field == null ? properties.comparison(comparison) : fields.comparison(field, comparison);
  }

  String membership(Membership membership) {
    KnownField field = knownFields.get(membership.property().name());
    if (field != null) {
      return fields.membership(field, membership);
    }
    return membership.values().isEmpty()
        ? ColumnConditions.NEVER
        : properties.membership(membership);
  }
}
