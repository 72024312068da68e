package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Some fields and their values. A field that is not there was not mentioned, which is different
 * from a field that is empty.
 */
public final class FieldValues {

  private final Map<Field, Object> values;

  private FieldValues(Map<Field, Object> values) {
    this.values = values;
  }

  public static FieldValues none() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder(new EnumMap<>(Field.class));
  }

  /** A builder that starts with these values. */
  public Builder toBuilder() {
    return new Builder(new EnumMap<>(values));
  }

  public boolean has(Field field) {
    return values.containsKey(field);
  }

  public Set<Field> fields() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** The value of a field of type text, state included. */
  public Optional<String> text(Field field) {
    return Optional.ofNullable((String) values.get(field));
  }

  @SuppressWarnings("unchecked")
  public Optional<List<String>> texts(Field field) {
    return Optional.ofNullable((List<String>) values.get(field));
  }

  @SuppressWarnings("unchecked")
  public Optional<Map<String, PropertyValue>> customProperties() {
    return Optional.ofNullable((Map<String, PropertyValue>) values.get(Field.CUSTOM_PROPERTIES));
  }

  /** These values with those of {@code changes} written over them. */
  public FieldValues with(FieldValues changes) {
    EnumMap<Field, Object> merged = new EnumMap<>(Field.class);
    merged.putAll(values);
    merged.putAll(changes.values);
    return new FieldValues(merged);
  }

  /** Only those values whose field is in {@code fields}. */
  public FieldValues only(Set<Field> fields) {
    EnumMap<Field, Object> kept = new EnumMap<>(Field.class);
    kept.putAll(values);
    kept.keySet().retainAll(fields);
    return new FieldValues(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Collects values and checks that each has the type of its field. */
  public static final class Builder {
    private final EnumMap<Field, Object> values;

    private Builder(EnumMap<Field, Object> values) {
      this.values = values;
    }

    public Builder text(Field field, String value) {
      requireType(field, Field.Type.TEXT, Field.Type.STATE);
      values.put(field, requireNonNull(value, "value is null"));
      return this;
    }

    public Builder texts(Field field, List<String> value) {
      requireType(field, Field.Type.TEXT_LIST);
      values.put(field, List.copyOf(value));
      return this;
    }

    /** The order of the map is kept. */
    public Builder customProperties(Map<String, PropertyValue> value) {
      values.put(Field.CUSTOM_PROPERTIES, Collections.unmodifiableMap(new LinkedHashMap<>(value)));
      return this;
    }

    public FieldValues build() {
      return new FieldValues(new EnumMap<>(values));
    }

    private static void requireType(Field field, Field.Type... types) {
      if (!Set.of(types).contains(field.type())) {
        throw new IllegalArgumentException(field + " is of type " + field.type());
      }
    }
  }
}
