package dev.atrium.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * What the registry of this application is called: by Kubeflow's clients, and in the cluster.
 *
 * @param namespace empty when nobody said
 */
public record RegistryNameConfig(Optional<String> namespace, String name) {

  // Here and not in a feature's package, because who may use the registry and where clients find it
  // must not know each other.

  /** Where Kubeflow's own manifests put it. */
  private static final String USUAL_NAMESPACE = "kubeflow";

  public static final Setting<String> NAMESPACE =
      Setting.text(
          "atrium.registry.namespace",
          "",
          "Namespace of the registry: Kubeflow's clients find it there where no cluster is asked"
              + " (kubeflow when it is not set), and where the cluster decides, its Service there is"
              + " the one that callers must be allowed to get; required then, and a request that"
              + " names another namespace is refused");

  public static final Setting<String> NAME =
      Setting.text(
          "atrium.registry.name",
          "model-registry",
          "Name of the registry at MODEL_REGISTRY_URL or of the embedded one: for Kubeflow's clients"
              + " where no cluster is asked, and of its Service where the cluster decides");

  /** RFC 1123, as Kubernetes applies it to namespaces and Services. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  public RegistryNameConfig {
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
    namespace.ifPresent(label -> requireLabel(NAMESPACE, label));
    requireLabel(NAME, name);
  }

  public static List<Setting<?>> settings() {
    return List.of(NAMESPACE, NAME);
  }

  public static RegistryNameConfig from(Config config) {
    return new RegistryNameConfig(NAMESPACE.find(config), NAME.read(config));
  }

  /** The namespace, or the usual one. */
  public String namespaceOrUsual() {
    return namespace.orElse(USUAL_NAMESPACE);
  }

  /**
   * Returns when that is a name that Kubernetes would take.
   *
   * @throws InvalidSettingException when it is not
   */
  public static void requireLabel(Setting<?> setting, String text) {
    if (!LABEL.matcher(text).matches()) {
      throw new InvalidSettingException(
          "%s must be 1 to 63 lower case letters, digits and inner hyphens, but is '%s'"
              .formatted(setting.key(), text),
          setting);
    }
  }
}
