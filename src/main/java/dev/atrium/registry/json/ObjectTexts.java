package dev.atrium.registry.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonToken;

/**
 * Reads a few texts out of a JSON object that is otherwise only passed on. The whole of it is
 * checked for being JSON, none of it is kept.
 */
public final class ObjectTexts {

  private ObjectTexts() {}

  /**
   * Returns those members of the object itself, not of what is nested in it, that have one of the
   * names and are strings.
   *
   * @throws JsonRejection when the bytes are not one JSON object in UTF-8 and nothing else
   */
  public static Map<String, String> read(byte[] json, Set<String> names) {
    try (JsonInput in = new JsonInput(json)) {
      if (in.next() != JsonToken.START_OBJECT) {
        throw in.malformed();
      }
      Map<String, String> texts = readMembers(in, names);
      if (in.next() != null) {
        throw in.malformed();
      }
      return texts;
    }
  }

  private static Map<String, String> readMembers(JsonInput in, Set<String> names) {
    Map<String, String> texts = new LinkedHashMap<>();
    while (in.next() != JsonToken.END_OBJECT) {
      String name = in.name();
      if (in.next() == JsonToken.VALUE_STRING && names.contains(name)) {
        texts.put(name, in.text());
      } else {
        in.skipValue();
      }
    }
    return texts;
  }
}
