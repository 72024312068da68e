package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;

/**
 * The registry or the way to it failed, whatever was asked. Only this opens the circuit breaker: a
 * refusal of one question, or one answer that makes no sense, says nothing about the next.
 */
final class RegistryOutage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RegistryException failure;

  RegistryOutage(RegistryException failure) {
    super(failure.getMessage(), failure, false, false);
    this.failure = failure;
  }

  /** What the caller of the port is told. */
  RegistryException failure() {
    return failure;
  }
}
