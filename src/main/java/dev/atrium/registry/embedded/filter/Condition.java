package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** The syntax tree of a filter query. */
sealed interface Condition {

  String sql(ConditionWriter writer);

  /** Holds when every part does; has two parts or more. */
  record AllOf(List<Condition> parts) implements Condition {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public String sql(ConditionWriter writer) {
      return writer.joined(" and ", parts);
    }
  }

  /** Holds when at least one part does; has two parts or more. */
  record AnyOf(List<Condition> parts) implements Condition {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public String sql(ConditionWriter writer) {
      return writer.joined(" or ", parts);
    }
  }

  /** A property against one value. */
  record Comparison(PropertyReference property, Operator operator, Literal value)
      implements Condition {
    public Comparison {
      requireNonNull(property, "property is null");
      requireNonNull(operator, "operator is null");
      requireNonNull(value, "value is null");
    }

    @Override
    public String sql(ConditionWriter writer) {
      return writer.comparison(this);
    }
  }

  /** A property against a list; nothing is in an empty one. */
  record Membership(PropertyReference property, List<Literal> values) implements Condition {
    public Membership {
      requireNonNull(property, "property is null");
      values = List.copyOf(values);
    }

    @Override
    public String sql(ConditionWriter writer) {
      return writer.membership(this);
    }
  }
}
