package dev.atrium.registry.json;

import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.BoolValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.PropertyValue.StructValue;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;

/**
 * Reads {@code customProperties}: an object of name to {@code MetadataValue}, whose {@code
 * metadataType} tells which other member holds the value (contract, section 1.6).
 */
final class CustomPropertiesReader {

  /** Names are indexed; longer ones would not be found again on every database. */
  private static final int MAX_NAME_LENGTH = 255;

  private CustomPropertiesReader() {}

  static Map<String, PropertyValue> read(JsonInput in) {
    if (in.current() != JsonToken.START_OBJECT) {
      throw in.wrongType("an object");
    }
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    while (in.next() != JsonToken.END_OBJECT) {
      String name = in.name();
      if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
        throw in.wrongValue("a property name of 1 to " + MAX_NAME_LENGTH + " characters");
      }
      if (properties.containsKey(name)) {
        throw in.givenTwice();
      }
      if (in.next() != JsonToken.START_OBJECT) {
        throw in.wrongType("an object with a metadataType");
      }
      properties.put(name, readValue(in, name));
    }
    return properties;
  }

  /** The members may come in any order, so all are collected before the type decides. */
  private static PropertyValue readValue(JsonInput in, String property) {
    String where = in.where();
    Map<String, Object> members = new LinkedHashMap<>();
    while (in.next() != JsonToken.END_OBJECT) {
      String name = in.name();
      JsonToken token = in.next();
      if (token.isScalarValue()) {
        members.put(name, scalar(in, token));
      } else {
        in.skipValue();
      }
    }
    if (!(members.get("metadataType") instanceof String type)) {
      throw rejected(where, "metadataType not found for key '" + property + "'");
    }
    return switch (type) {
      case "MetadataIntValue" -> intValue(where, members.get("int_value"));
      case "MetadataDoubleValue" -> doubleValue(where, members.get("double_value"));
      case "MetadataStringValue" -> stringValue(where, members.get("string_value"));
      case "MetadataBoolValue" -> boolValue(where, members.get("bool_value"));
      case "MetadataStructValue" -> structValue(where, members.get("struct_value"));
      default -> throw rejected(where, "metadataType '" + type + "' cannot be stored");
    };
  }

  private static Object scalar(JsonInput in, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> in.text();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.number();
      default -> Optional.empty();
    };
  }

  /** A string: a JSON number is refused, as upstream does. */
  private static PropertyValue intValue(String where, Object value) {
    if (value instanceof String text) {
      try {
        return new IntValue(Integer.parseInt(requireAscii(text)));
      } catch (NumberFormatException e) {
        throw rejected(where, "int_value must be a 32 bit whole number, written as a string");
      }
    }
    throw rejected(where, "int_value must be a string that holds a whole number");
  }

  /** Java reads the digits of every script, the clients behind us do not. */
  private static String requireAscii(String text) {
    if (text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    throw new NumberFormatException();
  }

  private static PropertyValue doubleValue(String where, Object value) {
    if (value instanceof Double number) {
      return new DoubleValue(number);
    }
    throw rejected(where, "double_value must be a number");
  }

  private static PropertyValue stringValue(String where, Object value) {
    if (value instanceof String text) {
      return new StringValue(text);
    }
    throw rejected(where, "string_value must be a string");
  }

  private static PropertyValue boolValue(String where, Object value) {
    if (value instanceof Boolean bool) {
      return new BoolValue(bool);
    }
    throw rejected(where, "bool_value must be true or false");
  }

  private static PropertyValue structValue(String where, Object value) {
    if (value instanceof String text && holdsObject(text)) {
      return new StructValue(text);
    }
    throw rejected(where, "struct_value must be the base64 of a JSON object");
  }

  private static boolean holdsObject(String base64) {
    try (JsonInput struct = new JsonInput(Base64.getDecoder().decode(base64))) {
      if (struct.next() != JsonToken.START_OBJECT) {
        return false;
      }
      struct.skipValue();
      return struct.next() == null;
    } catch (IllegalArgumentException | JsonRejection e) {
      return false;
    }
  }

  private static JsonRejection rejected(String where, String sentence) {
    return new JsonRejection(JsonRejection.Kind.WRONG_VALUE, where, "'" + where + "': " + sentence);
  }
}
