package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a condition, named in the order in which they come. */
final class Bindings {

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Binds a value and returns what stands for it in the SQL text. */
  String add(Object value) {
    requireNonNull(value, "value is null");
    String name = "f" + values.size();
    values.put(name, value);
    return ":" + name;
  }

  Map<String, Object> toMap() {
    return Map.copyOf(values);
  }
}
