package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ProblemException;
import dev.atrium.settings.DeploymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The routes that Kubeflow's backend does not have inside Kubeflow (contract: section 2). */
@ApplicationScoped
public class HiddenRoutes {

  private final DeploymentConfig deployment;
  private final KubeflowConfig config;

  /** For the CDI client proxy only. */
  protected HiddenRoutes() {
    this.deployment = null;
    this.config = null;
  }

  @Inject
  public HiddenRoutes(DeploymentConfig deployment, KubeflowConfig config) {
    this.deployment = requireNonNull(deployment, "deployment is null");
    this.config = requireNonNull(config, "config is null");
  }

  /**
   * Returns when namespaces and groups are told.
   *
   * @throws ProblemException 404 when they are not
   */
  void requireNamespacesShown() {
    if (deployment.isKubeflow() && !config.showsNamespaces()) {
      throw NamedRegistries.notFound();
    }
  }
}
