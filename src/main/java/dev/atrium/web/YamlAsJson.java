package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.problem.JsonText;
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
    return JsonText.of(document).getBytes(UTF_8);
  }
}
