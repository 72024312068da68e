package dev.atrium.federation.module;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of one JSON object, by type; what has the wrong type is refused by its path. */
record Fields(String where, Map<?, ?> members) {

  static Fields of(String where, Object value) {
    if (value instanceof Map<?, ?> members) {
      return new Fields(where, members);
    }
    throw new ModuleRejection((where.isEmpty() ? "the entry" : where) + " must be an object");
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  Optional<String> text(String name) {
    return typed(name, String.class, "a text");
  }

  String requiredText(String name) {
    return text(name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new ModuleRejection(path(name) + " is missing"));
  }

  boolean flag(String name, boolean defaultValue) {
    return typed(name, Boolean.class, "true or false").orElse(defaultValue);
  }

  /** A number, or a text with nothing but digits, which is how some documents write ports. */
  Optional<Integer> port(String name) {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Double number && number == Math.rint(number)) {
      return Optional.of(checkedPort(name, number));
    }
    if (value instanceof String text && text.matches("[0-9]{1,9}")) {
      return Optional.of(checkedPort(name, Double.parseDouble(text)));
    }
    throw new ModuleRejection(path(name) + " must be a port");
  }

  private int checkedPort(String name, double port) {
    if (port < 1 || port > 65_535) {
      throw new ModuleRejection(
          path(name) + " must be a port from 1 to 65535, but is '" + (long) port + "'");
    }
    return (int) port;
  }

  Optional<Fields> object(String name) {
    return Optional.ofNullable(members.get(name)).map(value -> of(path(name), value));
  }

  /** The objects of a list, none when there is no list. */
  List<Fields> objects(String name) {
    List<?> list = typed(name, List.class, "a list").orElse(List.of());
    return list.stream().map(value -> of(path(name) + "[]", value)).toList();
  }

  /** A text, or a list of texts. */
  List<String> texts(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    List<?> list = value instanceof List<?> several ? several : List.of(value);
    return list.stream()
        .map(
            element -> {
              if (element instanceof String text) {
                return text;
              }
              throw new ModuleRejection(path(name) + " must be a text or a list of texts");
            })
        .toList();
  }

  Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(
            object ->
                object
                    .members()
                    .keySet()
                    .forEach(
                        key ->
                            texts.put(key.toString(), object.text(key.toString()).orElseThrow())));
    return texts;
  }

  String path(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  private <T> Optional<T> typed(String name, Class<T> type, String expected) {
    Object value = members.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new ModuleRejection(path(name) + " must be " + expected);
    }
    return Optional.ofNullable(value).map(type::cast);
  }
}
