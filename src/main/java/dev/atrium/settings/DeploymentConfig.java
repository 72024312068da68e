package dev.atrium.settings;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** What the application is a part of. */
public record DeploymentConfig(Mode mode) {

  // Here and not in a feature's package, because the rims that ask it must not know each other.

  /** What is around the application. */
  public enum Mode {
    /** Nothing: it is a site of its own. */
    STANDALONE,
    /** The central dashboard of Kubeflow, which shows it in a frame. */
    KUBEFLOW,
    /** A dashboard that loads its modules. */
    FEDERATED
  }

  public static final Setting<String> MODE =
      Setting.word(
          "DEPLOYMENT_MODE",
          "standalone",
          "What the application is a part of: nothing, the dashboard of Kubeflow, or a dashboard"
              + " that loads modules",
          "standalone",
          "kubeflow",
          "federated");

  public DeploymentConfig {
    requireNonNull(mode, "mode is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(MODE);
  }

  public static DeploymentConfig from(Config config) {
    return new DeploymentConfig(Mode.valueOf(MODE.read(config).toUpperCase(Locale.ROOT)));
  }

  public boolean isKubeflow() {
    return mode == Mode.KUBEFLOW;
  }
}
