package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** Where a custom property keeps a value of a type, and the suffix that asks for that type. */
enum PropertyColumn {
  TEXT("string_value"),
  WHOLE("int_value"),
  DECIMAL("double_value"),
  TRUTH("bool_value");

  private final String suffix;

  PropertyColumn(String suffix) {
    this.suffix = requireNonNull(suffix, "suffix is null");
  }

  static Optional<PropertyColumn> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(column -> column.suffix.equals(suffix)).findFirst();
  }
}
