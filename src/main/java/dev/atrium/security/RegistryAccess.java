package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.problem.RequestId;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Asks the cluster whether somebody may use a registry: whether he may get the Service in front of
 * it (contract: section 5.2). No answer is neither a yes nor a no.
 */
public final class RegistryAccess {

  private static final Logger LOG = Logger.getLogger(RegistryAccess.class.getName());

  private static final Map<String, String> RETRY_AFTER = Map.of("Retry-After", "5");

  private final AuthorizationConfig config;
  private final Optional<Cluster> cluster;

  public RegistryAccess(AuthorizationConfig config, Optional<Cluster> cluster) {
    this.config = requireNonNull(config, "config is null");
    this.cluster = requireNonNull(cluster, "cluster is null");
  }

  /** As {@link #require(Caller, Namespace, String)} for the one registry of this application. */
  void require(Caller caller, Optional<Namespace> asked) {
    Namespace own = config.registryNamespace().map(Namespace::new).orElseThrow();
    if (!asked.orElse(own).equals(own)) {
      // What the caller may do elsewhere says nothing about this registry.
      throw ProblemException.forbidden();
    }
    require(caller, own, config.registryName());
  }

  /**
   * Returns when the caller may use the registry of that name in the namespace.
   *
   * @param registry as a client wrote it
   * @throws ProblemException 400 when it is no name, 403 when he may not, 401 when the cluster does
   *     not know him, 503 when the cluster does not say
   */
  public void require(Caller caller, Namespace namespace, String registry) {
    Namespace.requireLabel("registry", registry);
    Cluster asked = cluster.orElseThrow(RegistryAccess::unavailable);
    if (!allows(asked, caller, AccessRequest.getService(namespace.label(), registry))) {
      throw ProblemException.forbidden();
    }
  }

  private static boolean allows(Cluster cluster, Caller caller, AccessRequest request) {
    try {
      return cluster.allows(caller.subject(), request);
    } catch (ClusterException e) {
      LOG.warning("Request " + RequestId.current() + ": no access review: " + e.getMessage());
      throw problemOf(e.reason(), caller);
    }
  }

  private static ProblemException problemOf(ClusterException.Reason reason, Caller caller) {
    return switch (reason) {
      case UNAUTHENTICATED -> caller.token().isPresent() ? unknownToken() : unavailable();
      case UNREACHABLE, TIMEOUT, OVERLOADED, FORBIDDEN, UNUSABLE_ANSWER -> unavailable();
    };
  }

  private static ProblemException unknownToken() {
    return new ProblemException(
        ProblemCode.UNAUTHENTICATED,
        "the cluster does not accept the token",
        Map.of("WWW-Authenticate", Challenge.INVALID_TOKEN));
  }

  private static ProblemException unavailable() {
    return new ProblemException(
        ProblemCode.UPSTREAM_UNAVAILABLE,
        ErrorBody.sentenceFor(ProblemCode.UPSTREAM_UNAVAILABLE.status()),
        RETRY_AFTER);
  }
}
