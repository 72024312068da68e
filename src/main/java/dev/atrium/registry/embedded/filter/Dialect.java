package dev.atrium.registry.embedded.filter;

/** The database a condition is for. Both get the same SQL, but for the one thing named here. */
public enum Dialect {
  /**
   * Its {@code LIKE} tries every combination of places for the parts of a pattern: {@code
   * '%a%a%a%b'} on one text of 1000 characters ran for more than a minute with 2.5.252, and no
   * query timeout interrupts it. It gets a regular expression instead where there is more than one
   * part to place.
   */
  H2,
  /** Its {@code LIKE} takes linear time. */
  POSTGRESQL
}
