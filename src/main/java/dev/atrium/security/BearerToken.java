package dev.atrium.security;

import static java.util.Objects.requireNonNull;

/** A token a caller came with, which is worth more elsewhere than here. Never says what it is. */
public final class BearerToken {

  private final String value;

  public BearerToken(String value) {
    this.value = requireNonNull(value, "value is null");
  }

  /** For the header of a call in the caller's name, and for nothing else. */
  public String value() {
    return value;
  }

  @Override
  public String toString() {
    return "BearerToken[...]";
  }
}
