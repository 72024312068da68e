package dev.atrium.security;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.RegistryService;
import dev.atrium.kubernetes.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cluster that knows the tokens and allows what a test tells it, and remembers what it is asked.
 */
final class FakeCluster implements Cluster {

  final Map<String, Subject.User> tokens = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  boolean allows = true;
  ClusterException.Reason failure;

  static Caller caller(String... groups) {
    return new Caller("anna", Set.of(groups), Optional.empty());
  }

  @Override
  public void prepare() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Subject.User> whoIs(Subject.TokenBearer bearer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Subject.User> reviewToken(Subject.TokenBearer bearer) {
    note("review " + bearer.token());
    return Optional.ofNullable(tokens.get(bearer.token()));
  }

  @Override
  public boolean allows(Subject subject, AccessRequest request) {
    String who =
        subject instanceof Subject.User user
            ? user.name() + user.groups()
            : "bearer of " + ((Subject.TokenBearer) subject).token();
    note(
        "may %s %s %s/%s in %s"
            .formatted(
                who, request.verb(), request.resource(), request.name(), request.namespace()));
    return allows;
  }

  @Override
  public boolean isClusterAdmin(Subject subject) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> namespacesOf(Subject subject) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> servicesNamedFor(Subject subject, String namespace) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<RegistryService> registriesIn(String namespace) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<RegistryService> registry(String namespace, String name) {
    throw new UnsupportedOperationException();
  }

  private void note(String question) {
    asked.add(question);
    if (failure != null) {
      throw new ClusterException(failure, "the cluster is not well", null);
    }
  }
}
