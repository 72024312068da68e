package dev.atrium.problem;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;

/** Writes values as JSON where no JSON library is at hand. */
public final class JsonText {

  private JsonText() {}

  /**
   * Objects, arrays and what is in them, in their own order.
   *
   * @param value maps, lists, texts, numbers, booleans and nulls
   * @throws IllegalArgumentException when something else is among them
   */
  public static String of(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(member -> quoted(member.getKey().toString()) + ":" + of(member.getValue()))
          .collect(joining(",", "{", "}"));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(JsonText::of).collect(joining(",", "[", "]"));
    }
    if (value instanceof String text) {
      return quoted(text);
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException(
        "'" + value + "' is nothing that JSON has, write it as a text");
  }

  /** The text in quotation marks, escaped (RFC 8259, section 7). */
  public static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
