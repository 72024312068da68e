package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

/** The value of a custom property, with the type its author gave it. */
public sealed interface PropertyValue {

  record IntValue(int value) implements PropertyValue {}

  record DoubleValue(double value) implements PropertyValue {
    public DoubleValue {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value must be finite, but is " + value);
      }
    }
  }

  record StringValue(String value) implements PropertyValue {
    public StringValue {
      requireNonNull(value, "value is null");
    }
  }

  record BoolValue(boolean value) implements PropertyValue {}

  /** A JSON object, base64 as it came and as it goes out again. */
  record StructValue(String base64) implements PropertyValue {
    public StructValue {
      requireNonNull(base64, "base64 is null");
    }
  }
}
