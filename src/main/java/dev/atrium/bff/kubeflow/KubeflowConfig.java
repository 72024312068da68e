package dev.atrium.bff.kubeflow;

import dev.atrium.settings.Setting;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Where the routes of Kubeflow's backend differ on request.
 *
 * @param showsNamespaces whether namespaces and groups are told also inside Kubeflow
 */
public record KubeflowConfig(boolean showsNamespaces) {

  public static final Setting<Boolean> SHOWS_NAMESPACES =
      Setting.flag(
          "atrium.kubeflow.namespaces.enabled",
          false,
          "Serve /namespaces, /groups and /settings/groups also where DEPLOYMENT_MODE is kubeflow,"
              + " whose own backend hides them: its page needs the first to register and store");

  public static List<Setting<?>> settings() {
    return List.of(SHOWS_NAMESPACES);
  }

  public static KubeflowConfig from(Config config) {
    return new KubeflowConfig(SHOWS_NAMESPACES.read(config));
  }
}
