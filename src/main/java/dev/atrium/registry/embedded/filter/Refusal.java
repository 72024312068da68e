package dev.atrium.registry.embedded.filter;

import dev.atrium.registry.RegistryException;

/** The sentences in which a filter query is turned down; clients know how they begin. */
final class Refusal {

  private static final String SYNTAX = "invalid filter query syntax: ";
  private static final String HINT =
      "Hint: String values must be quoted (for example name = 'value'), numbers and booleans must"
          + " not (id > 5, active = true)";

  private Refusal() {}

  /** {@code index} counts from 0; people are told a position that counts from 1. */
  static RegistryException syntax(String problem, int index) {
    return RegistryException.rejected(
        SYNTAX + problem + " at position " + (index + 1) + ". " + HINT);
  }

  static RegistryException tooMuch(String problem) {
    return RegistryException.rejected(SYNTAX + problem);
  }

  static RegistryException mismatch() {
    return RegistryException.rejected(
        "invalid filter query, type mismatch or invalid value in comparison");
  }
}
