package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

/** A field of an entity that has a column of its own. */
public record KnownField(String column, Type type) {

  /** What the column holds. */
  public enum Type {
    TEXT,
    /** Whole numbers: ids, epoch milliseconds. */
    NUMBER,
    /** Double precision. */
    DECIMAL
  }

  public KnownField {
    requireNonNull(column, "column is null");
    requireNonNull(type, "type is null");
  }
}
