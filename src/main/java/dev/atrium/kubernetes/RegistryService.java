package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * A Service behind which a model registry answers.
 *
 * @param displayName empty when nobody gave it one
 * @param description empty when nobody wrote one
 * @param address where it is called: scheme, host and port; a path only when that is its external
 *     address
 * @param externalAddress host and perhaps port and path under which clients outside reach it
 * @param isAvailable whether at least one of its endpoints is ready
 */
public record RegistryService(
    String name,
    String displayName,
    String description,
    URI address,
    Optional<String> externalAddress,
    boolean isAvailable) {

  public RegistryService {
    requireNonNull(name, "name is null");
    requireNonNull(displayName, "displayName is null");
    requireNonNull(description, "description is null");
    requireNonNull(address, "address is null");
    requireNonNull(externalAddress, "externalAddress is null");
  }
}
