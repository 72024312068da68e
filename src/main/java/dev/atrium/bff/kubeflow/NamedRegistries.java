package dev.atrium.bff.kubeflow;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ErrorShape;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.ModelRegistry;
import dev.atrium.registry.Registries;
import dev.atrium.security.Namespace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;

/** Finds the registry that a request is about. */
@ApplicationScoped
public class NamedRegistries {

  static final String NAMESPACE = "namespace";

  private final Registries registries;
  private final ClusterQuestions cluster;

  /** For the CDI client proxy only. */
  protected NamedRegistries() {
    this.registries = null;
    this.cluster = null;
  }

  @Inject
  public NamedRegistries(Registries registries, ClusterQuestions cluster) {
    this.registries = requireNonNull(registries, "registries is null");
    this.cluster = requireNonNull(cluster, "cluster is null");
  }

  /**
   * The registry of that name in the namespace of the query.
   *
   * @throws ProblemException 400 without a namespace or with what is no name, 403 when the caller
   *     may not use it, 404 when there is no such registry
   */
  ModelRegistry named(String name, UriInfo uri) {
    String namespace = namespace(uri);
    cluster.requireRegistry(namespace, Namespace.requireLabel("registry", name));
    return registries.find(namespace, name).orElseThrow(NamedRegistries::notFound);
  }

  /**
   * The namespace of the query.
   *
   * @throws ProblemException 400 when there is none or it is no name
   */
  static String namespace(UriInfo uri) {
    String namespace = uri.getQueryParameters().getFirst(NAMESPACE);
    if (namespace == null || namespace.isEmpty()) {
      throw ProblemException.badRequest("missing required query parameter: " + NAMESPACE);
    }
    return Namespace.requireLabel(NAMESPACE, namespace);
  }

  static ProblemException notFound() {
    int status = ProblemCode.NOT_FOUND.status();
    return new ProblemException(ProblemCode.NOT_FOUND, ErrorShape.ENVELOPE.sentenceFor(status, ""));
  }
}
