package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.RegistryNameConfig;
import dev.atrium.settings.Setting;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * The names by which Kubeflow's clients ask for registries while no cluster says which there are.
 *
 * @param namespace the one namespace that has registries
 * @param name of the registry at MODEL_REGISTRY_URL, or of our own
 * @param others the addresses of further registries by their names
 */
record RegistriesConfig(String namespace, String name, SortedMap<String, URI> others) {

  static final Setting<SortedMap<String, URI>> OTHERS =
      Setting.namedUrls(
          "atrium.registry.others",
          "Further registries, by names and addresses without /api/model_registry, where no cluster is"
              + " asked");

  RegistriesConfig {
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
    requireNonNull(others, "others is null");
    others.keySet().forEach(other -> RegistryNameConfig.requireLabel(OTHERS, other));
    if (others.containsKey(name)) {
      throw new InvalidSettingException(
          "%s must not name '%s', which is %s"
              .formatted(OTHERS.key(), name, RegistryNameConfig.NAME.key()),
          OTHERS,
          RegistryNameConfig.NAME);
    }
  }

  static List<Setting<?>> settings() {
    return List.of(OTHERS);
  }

  static RegistriesConfig from(Config config) {
    RegistryNameConfig own = RegistryNameConfig.from(config);
    return new RegistriesConfig(
        own.namespaceOrUsual(), own.name(), OTHERS.find(config).orElseGet(TreeMap::new));
  }
}
