package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.KnownCluster;
import dev.atrium.kubernetes.Subject;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.RegistryEntry;
import dev.atrium.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the cluster is asked about the caller of a request. Without a cluster there is nobody to ask
 * and nothing that it could protect.
 *
 * <p>Every method throws {@link ClusterException} when the cluster does not say.
 */
@ApplicationScoped
public class ClusterQuestions {

  private final Optional<Cluster> cluster;
  private final CurrentCaller current;

  /** For the CDI client proxy only. */
  protected ClusterQuestions() {
    this.cluster = null;
    this.current = null;
  }

  @Inject
  public ClusterQuestions(KnownCluster known, CurrentCaller current) {
    this.cluster = known.cluster();
    this.current = requireNonNull(current, "current is null");
  }

  /**
   * Returns when the caller may use the registry of that name (contract: section 5.2, #1-23).
   *
   * @throws ProblemException 403 when he may not
   */
  void requireRegistry(String namespace, String name) {
    if (cluster.isPresent()
        && !cluster.get().allows(subject(), AccessRequest.getService(namespace, name))) {
      throw ProblemException.forbidden();
    }
  }

  /**
   * Which registries of a namespace the caller may see: all when he may get and list its Services,
   * otherwise those that a rule names to him (contract: section 5.2, #33).
   *
   * @throws ProblemException 403 when he may see none
   */
  Predicate<RegistryEntry> visibleIn(String namespace) {
    if (cluster.isEmpty()) {
      return entry -> true;
    }
    Cluster asked = cluster.get();
    Subject subject = subject();
    if (asked.allows(subject, AccessRequest.getService(namespace, ""))
        && asked.allows(subject, AccessRequest.listServices(namespace))) {
      return entry -> true;
    }
    Set<String> names = asked.servicesNamedFor(subject, namespace);
    if (names.isEmpty()) {
      throw ProblemException.forbidden();
    }
    return entry -> names.contains(entry.name());
  }

  /** Whether the caller may do everything in the cluster; empty when there is none. */
  Optional<Boolean> isAdmin() {
    return cluster.map(asked -> asked.isClusterAdmin(subject()));
  }

  /** The namespaces the caller may see; empty when there is no cluster. */
  Optional<List<String>> namespaces() {
    return cluster.map(asked -> asked.namespacesOf(subject()));
  }

  /**
   * Whether what runs in a namespace, by its default service account, may use a registry; empty
   * when there is no cluster.
   */
  Optional<Boolean> allowsWorkloads(String namespace, String registryNamespace, String registry) {
    // The groups that the API server gives a service account of that namespace.
    Subject account =
        new Subject.User(
            "system:serviceaccount:" + namespace + ":default",
            Set.of(
                "system:serviceaccounts",
                "system:serviceaccounts:" + namespace,
                "system:authenticated"));
    AccessRequest get = AccessRequest.getService(registryNamespace, registry);
    return cluster.map(asked -> asked.allows(account, get));
  }

  private Subject subject() {
    return current.caller().orElseThrow(ProblemException::forbidden).subject();
  }
}
