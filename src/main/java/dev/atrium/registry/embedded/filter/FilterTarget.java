package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The tables a filter is written for. All of it becomes SQL text, so none of it may come from a
 * client.
 *
 * @param alias of the item table in the surrounding statement
 * @param propertyTable holds the custom properties, a row per owner and name
 * @param knownFields by their name on the wire; every other name is a custom property
 */
public record FilterTarget(
    String alias, String propertyTable, Map<String, KnownField> knownFields) {

  public FilterTarget {
    requireNonNull(alias, "alias is null");
    requireNonNull(propertyTable, "propertyTable is null");
    knownFields = Map.copyOf(knownFields);
    if (alias.equals(PropertyConditions.ALIAS)) {
      throw new IllegalArgumentException(
          "alias must not be '" + alias + "', which the property table has");
    }
  }
}
