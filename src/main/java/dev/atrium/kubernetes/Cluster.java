package dev.atrium.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this application asks of a Kubernetes API server. Every method throws {@link
 * ClusterException} when the server does not answer what was asked; a refusal of the subject itself
 * is an answer.
 */
public interface Cluster {

  /**
   * Whom the API server takes the bearer of a token for (SelfSubjectReview); empty when it knows no
   * such token.
   */
  Optional<Subject.User> whoIs(Subject.TokenBearer bearer);

  /**
   * Whom a token belongs to that was issued for one of the configured audiences (TokenReview);
   * empty when it is not authenticated or meant for somebody else.
   */
  Optional<Subject.User> reviewToken(Subject.TokenBearer bearer);

  /**
   * Whether the subject may do that: SubjectAccessReview for a user, SelfSubjectAccessReview for
   * the bearer of a token. Answers are remembered for a few seconds.
   */
  boolean allows(Subject subject, AccessRequest request);

  /** Whether the subject may do everything, by its name or by one of its groups. */
  boolean isClusterAdmin(Subject subject);

  /** The names of the namespaces the subject may see, in order. */
  List<String> namespacesOf(Subject subject);

  /** The names of the Services in a namespace which a rule allows the subject to get by name. */
  Set<String> servicesNamedFor(Subject subject, String namespace);

  /** The model registries in a namespace, in the order of their names. */
  List<RegistryService> registriesIn(String namespace);

  /** A model registry by the name of its Service; empty when there is none that can be called. */
  Optional<RegistryService> registry(String namespace, String name);
}
