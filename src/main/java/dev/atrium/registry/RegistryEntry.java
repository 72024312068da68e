package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

/**
 * What is told about a registry to somebody who chooses one.
 *
 * @param displayName empty when nobody gave it one
 * @param description empty when nobody wrote one
 * @param serverAddress where its API is, for people to read
 * @param isAvailable false when it is known not to answer
 */
public record RegistryEntry(
    String name,
    String displayName,
    String description,
    String serverAddress,
    boolean isAvailable) {

  public RegistryEntry {
    requireNonNull(name, "name is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(description, "description is null");
    requireNonNull(serverAddress, "serverAddress is null");
  }

  public boolean isHttps() {
    return serverAddress.startsWith("https:");
  }
}
