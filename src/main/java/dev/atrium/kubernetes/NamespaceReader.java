package dev.atrium.kubernetes;

import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.Optional;

/** Keeps the names of the namespaces. */
final class NamespaceReader implements Mirror.ObjectReader<V1Namespace, String> {

  static final String PATH = "/api/v1/namespaces";

  static final Mirror.Kind<V1Namespace, String> KIND =
      new Mirror.Kind<>(PATH, "", V1Namespace.class, new NamespaceReader());

  @Override
  public V1ObjectMeta metadata(V1Namespace object) {
    return object.getMetadata();
  }

  @Override
  public Optional<String> keep(V1Namespace object) {
    return Optional.ofNullable(object.getMetadata().getName());
  }
}
