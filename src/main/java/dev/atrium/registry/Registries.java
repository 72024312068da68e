package dev.atrium.registry;

import java.util.List;
import java.util.Optional;

/**
 * The registries that requests may name. Which there are, and where, adapters know; what they ask
 * may fail in its own way.
 */
public interface Registries {

  /** Empty when the namespace has no registry of that name. Both are as a client wrote them. */
  Optional<ModelRegistry> find(String namespace, String name);

  /** The registries of a namespace in the order of their names. */
  List<RegistryEntry> in(String namespace);

  /** The namespaces that are known to have registries, in order. */
  List<String> namespaces();
}
