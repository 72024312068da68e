package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.atrium.problem.JsonText;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Writes a YAML document of ours as JSON: the same names and values in the same order. */
final class YamlAsJson {

  private YamlAsJson() {}

  static byte[] convert(byte[] yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object document = new Yaml(new SafeConstructor(options)).load(new String(yaml, UTF_8));
    return json(document).getBytes(UTF_8);
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> members) {
      return members.entrySet().stream()
          .map(
              member -> JsonText.quoted(member.getKey().toString()) + ":" + json(member.getValue()))
          .collect(joining(",", "{", "}"));
    }
    if (value instanceof List<?> elements) {
      return elements.stream().map(YamlAsJson::json).collect(joining(",", "[", "]"));
    }
    if (value instanceof String text) {
      return JsonText.quoted(text);
    }
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return String.valueOf(value);
    }
    throw new IllegalArgumentException(
        "'" + value + "' is nothing that JSON has, write it as a text");
  }
}
