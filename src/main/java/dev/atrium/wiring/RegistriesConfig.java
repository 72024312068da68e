package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * The names by which Kubeflow's clients ask for registries while no cluster says which there are.
 *
 * @param namespace the one namespace that has registries
 * @param name of the registry at MODEL_REGISTRY_URL, or of our own
 * @param others the addresses of further registries by their names
 */
record RegistriesConfig(String namespace, String name, SortedMap<String, URI> others) {

  static final Setting<String> NAMESPACE =
      Setting.text(
          "atrium.registry.namespace",
          "kubeflow",
          "Namespace in which Kubeflow's clients find the registries, where no cluster is asked");

  static final Setting<String> NAME =
      Setting.text(
          "atrium.registry.name",
          "model-registry",
          "Name by which Kubeflow's clients find the registry at MODEL_REGISTRY_URL or the embedded"
              + " one, where no cluster is asked");

  static final Setting<SortedMap<String, URI>> OTHERS =
      Setting.namedUrls(
          "atrium.registry.others",
          "Further registries, by names and addresses without /api/model_registry, where no cluster is"
              + " asked");

  /** RFC 1123, as Kubernetes applies it to namespaces and Services. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  RegistriesConfig {
    requireLabel(NAMESPACE, namespace);
    requireLabel(NAME, name);
    requireNonNull(others, "others is null");
    others.keySet().forEach(other -> requireLabel(OTHERS, other));
    if (others.containsKey(name)) {
      throw new InvalidSettingException(
          "%s must not name '%s', which is %s".formatted(OTHERS.key(), name, NAME.key()));
    }
  }

  static List<Setting<?>> settings() {
    return List.of(NAMESPACE, NAME, OTHERS);
  }

  static RegistriesConfig from(Config config) {
    return new RegistriesConfig(
        NAMESPACE.read(config), NAME.read(config), OTHERS.find(config).orElseGet(TreeMap::new));
  }

  private static void requireLabel(Setting<?> setting, String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new InvalidSettingException(
          "%s must be 1 to 63 lower case letters, digits and inner hyphens, but is '%s'"
              .formatted(setting.key(), text));
    }
  }
}
