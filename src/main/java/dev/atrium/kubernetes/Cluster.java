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
   * Returns at once and makes ready for questions meanwhile, so that the first one does not spend
   * its time on what is loaded and connected with it. Nobody hears of a failure: who asks is told.
   */
  void prepare();

  /**
   * Whom the API server takes the bearer of a token for (SelfSubjectReview); empty when it knows no
   * such token. Remembered for a few seconds.
   */
  Optional<Subject.User> whoIs(Subject.TokenBearer bearer);

  /**
   * Whom a token belongs to that was issued for one of the configured audiences (TokenReview);
   * empty when it is not authenticated or meant for somebody else. Remembered for a few seconds.
   */
  Optional<Subject.User> reviewToken(Subject.TokenBearer bearer);

  /**
   * Whether the subject may do that: SubjectAccessReview for a user, SelfSubjectAccessReview for
   * the bearer of a token. Answers are remembered for a few seconds.
   */
  boolean allows(Subject subject, AccessRequest request);

  /** Whether the subject may do everything, by its name or by one of its groups. */
  boolean isClusterAdmin(Subject subject);

  /**
   * The names of the namespaces the subject may see, in order. The bearer of a token lists them
   * himself: who may not is told FORBIDDEN.
   */
  List<String> namespacesOf(Subject subject);

  /**
   * The names of the Services in a namespace that a rule allows the bearer of a token to get by
   * name. For a user, whose rules nobody else may ask for, the names of the model registries there
   * that he may get.
   */
  Set<String> servicesNamedFor(Subject subject, String namespace);

  /** The model registries in a namespace, in the order of their names. */
  List<RegistryService> registriesIn(String namespace);

  /** A model registry by the name of its Service; empty when there is none that can be called. */
  Optional<RegistryService> registry(String namespace, String name);
}
