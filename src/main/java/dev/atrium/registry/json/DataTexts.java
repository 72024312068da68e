package dev.atrium.registry.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonToken;

/** Reads the texts in a body {@code {"data": {...}}} that has nothing else in it. */
public final class DataTexts {

  private DataTexts() {}

  /**
   * Returns those of the names that have a value; a JSON null counts as not mentioned.
   *
   * @throws JsonRejection for any other name, any value that is no text, and anything but one
   *     object
   */
  public static Map<String, String> read(byte[] json, Set<String> names) {
    try (JsonInput in = new JsonInput(json)) {
      if (in.next() == null) {
        throw in.empty();
      }
      Map<String, String> texts = new LinkedHashMap<>();
      requireObject(in);
      while (in.next() != JsonToken.END_OBJECT) {
        requireKnown(in, Set.of("data"));
        if (in.next() != JsonToken.VALUE_NULL) {
          readData(in, names, texts);
        }
      }
      in.requireEnd();
      return texts;
    }
  }

  private static void readData(JsonInput in, Set<String> names, Map<String, String> texts) {
    requireObject(in);
    while (in.next() != JsonToken.END_OBJECT) {
      String name = requireKnown(in, names);
      JsonToken value = in.next();
      if (value == JsonToken.VALUE_STRING) {
        texts.put(name, in.text());
      } else if (value != JsonToken.VALUE_NULL) {
        throw in.wrongType("a string");
      }
    }
  }

  private static void requireObject(JsonInput in) {
    if (in.current() != JsonToken.START_OBJECT) {
      throw in.wrongType("an object");
    }
  }

  private static String requireKnown(JsonInput in, Set<String> names) {
    String name = in.name();
    if (!names.contains(name)) {
      throw in.unknownField(name);
    }
    return name;
  }
}
