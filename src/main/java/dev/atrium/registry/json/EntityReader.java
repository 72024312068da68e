package dev.atrium.registry.json;

import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Reads an entity somebody sent. A JSON null counts as not mentioned (contract, section 3). */
public final class EntityReader {

  private final EntityShape shape;

  public EntityReader(EntityShape shape) {
    this.shape = shape;
  }

  /**
   * Reads one JSON object and nothing behind it.
   *
   * @throws JsonRejection for anything else
   */
  public FieldValues read(byte[] json) {
    try (JsonInput in = new JsonInput(json)) {
      JsonToken first = in.next();
      if (first == null) {
        throw in.empty();
      }
      if (first != JsonToken.START_OBJECT) {
        throw in.wrongType("an object");
      }
      FieldValues values = readMembers(in);
      in.requireEnd();
      return values;
    }
  }

  /**
   * Reads the entity inside {@code {"data": {...}}}; other members of the envelope are passed over.
   * Returns nothing when there is no such member, or a null.
   *
   * @throws JsonRejection for anything but one JSON object and nothing behind it
   */
  public Optional<FieldValues> readData(byte[] json) {
    try (JsonInput in = new JsonInput(json)) {
      JsonToken first = in.next();
      if (first == null) {
        throw in.empty();
      }
      if (first != JsonToken.START_OBJECT) {
        throw in.wrongType("an object");
      }
      Optional<FieldValues> data = readEnvelope(in);
      in.requireEnd();
      return data;
    }
  }

  private Optional<FieldValues> readEnvelope(JsonInput in) {
    Optional<FieldValues> data = Optional.empty();
    while (in.next() != JsonToken.END_OBJECT) {
      boolean isData = in.name().equals("data");
      JsonToken value = in.next();
      if (!isData || value == JsonToken.VALUE_NULL) {
        in.skipValue();
      } else if (value == JsonToken.START_OBJECT) {
        data = Optional.of(readMembers(in));
      } else {
        throw in.wrongType("an object");
      }
    }
    return data;
  }

  private FieldValues readMembers(JsonInput in) {
    FieldValues.Builder values = FieldValues.builder();
    Set<Field> seen = EnumSet.noneOf(Field.class);
    while (in.next() != JsonToken.END_OBJECT) {
      String name = in.name();
      Field field = shape.field(name).orElse(null);
      if (field == null && !shape.ignoresUnknown()) {
        throw in.unknownField(name);
      }
      if (field != null && !seen.add(field)) {
        throw in.givenTwice();
      }
      JsonToken value = in.next();
      if (field == null) {
        in.skipValue();
      } else if (value != JsonToken.VALUE_NULL) {
        readField(in, field, values);
      }
    }
    return values.build();
  }

  private void readField(JsonInput in, Field field, FieldValues.Builder values) {
    switch (field.type()) {
      case TEXT -> values.text(field, readText(in));
      case STATE -> values.text(field, readState(in));
      case TEXT_LIST -> values.texts(field, readTexts(in));
      case PROPERTIES -> values.customProperties(CustomPropertiesReader.read(in));
    }
  }

  private String readState(JsonInput in) {
    String state = readText(in);
    if (!shape.states().contains(state)) {
      throw in.wrongValue("one of " + String.join(", ", shape.states()));
    }
    return state;
  }

  private static List<String> readTexts(JsonInput in) {
    if (in.current() != JsonToken.START_ARRAY) {
      throw in.wrongType("an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (in.next() != JsonToken.END_ARRAY) {
      texts.add(readText(in));
    }
    return texts;
  }

  private static String readText(JsonInput in) {
    if (in.current() != JsonToken.VALUE_STRING) {
      throw in.wrongType("a string");
    }
    return in.text();
  }
}
