package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import java.util.EnumSet;
import java.util.Set;

/**
 * A value as the query states it. Each {@code as...} gives it as that type or refuses the query.
 */
sealed interface Literal {

  /** The property columns such a value is compared with, unless the query says which. */
  Set<PropertyColumn> columns();

  default String asText() {
    throw Refusal.mismatch();
  }

  default long asWhole() {
    throw Refusal.mismatch();
  }

  default double asDecimal() {
    throw Refusal.mismatch();
  }

  default boolean asTruth() {
    throw Refusal.mismatch();
  }

  /**
   * The number written so.
   *
   * @throws RegistryException when it does not fit 64 bits
   */
  static Literal number(String written) {
    if (written.chars().anyMatch(character -> ".eE".indexOf(character) >= 0)) {
      double value = Double.parseDouble(written);
      if (Double.isInfinite(value)) {
        throw Refusal.mismatch();
      }
      return new Fraction(value);
    }
    try {
      return new Whole(Long.parseLong(written), written);
    } catch (NumberFormatException e) {
      throw Refusal.mismatch();
    }
  }

  /** A quoted string. */
  record Text(String value) implements Literal {
    public Text {
      requireNonNull(value, "value is null");
    }

    @Override
    public Set<PropertyColumn> columns() {
      return EnumSet.of(PropertyColumn.TEXT);
    }

    @Override
    public String asText() {
      return value;
    }
  }

  /**
   * A number without point and exponent.
   *
   * @param written the digits as the client wrote them, leading zeros and all
   */
  record Whole(long value, String written) implements Literal {
    public Whole {
      requireNonNull(written, "written is null");
    }

    @Override
    public Set<PropertyColumn> columns() {
      return EnumSet.of(PropertyColumn.WHOLE, PropertyColumn.DECIMAL);
    }

    @Override
    public long asWhole() {
      return value;
    }

    @Override
    public double asDecimal() {
      return value;
    }
  }

  /** A number with a point or an exponent. */
  record Fraction(double value) implements Literal {

    private static final double LONG_LIMIT = 0x1p63;

    @Override
    public Set<PropertyColumn> columns() {
      return EnumSet.of(PropertyColumn.DECIMAL);
    }

    /** {@code 1.7e12} is whole, {@code 0.5} is not. */
    @Override
    public long asWhole() {
      if (value != Math.rint(value) || value < -LONG_LIMIT || value >= LONG_LIMIT) {
        throw Refusal.mismatch();
      }
      return (long) value;
    }

    @Override
    public double asDecimal() {
      return value;
    }
  }

  /** True or false. */
  record Truth(boolean value) implements Literal {

    @Override
    public Set<PropertyColumn> columns() {
      return EnumSet.of(PropertyColumn.TRUTH);
    }

    @Override
    public boolean asTruth() {
      return value;
    }
  }
}
