package dev.atrium.bff.kubeflow;

import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.Cluster;
import dev.atrium.kubernetes.ClusterException;
import dev.atrium.kubernetes.RegistryService;
import dev.atrium.kubernetes.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cluster that allows what a test has put into it and remembers what it was asked. */
final class FakeCluster implements Cluster {

  final Set<AccessRequest> allowed = new HashSet<>();
  final List<Subject> asked = new ArrayList<>();
  Set<String> named = Set.of();
  ClusterException failure;

  @Override
  public void prepare() {
    throw new UnsupportedOperationException("the start asks this");
  }

  @Override
  public Optional<Subject.User> whoIs(Subject.TokenBearer bearer) {
    throw new UnsupportedOperationException("authentication asks this");
  }

  @Override
  public Optional<Subject.User> reviewToken(Subject.TokenBearer bearer) {
    throw new UnsupportedOperationException("authentication asks this");
  }

  @Override
  public boolean allows(Subject subject, AccessRequest request) {
    if (failure != null) {
      throw failure;
    }
    asked.add(subject);
    return allowed.contains(request);
  }

  @Override
  public boolean isClusterAdmin(Subject subject) {
    asked.add(subject);
    return false;
  }

  @Override
  public List<String> namespacesOf(Subject subject) {
    asked.add(subject);
    return List.of("a", "b");
  }

  @Override
  public Set<String> servicesNamedFor(Subject subject, String namespace) {
    return named;
  }

  @Override
  public List<RegistryService> registriesIn(String namespace) {
    throw new UnsupportedOperationException("the registries ask this");
  }

  @Override
  public Optional<RegistryService> registry(String namespace, String name) {
    throw new UnsupportedOperationException("the registries ask this");
  }
}
