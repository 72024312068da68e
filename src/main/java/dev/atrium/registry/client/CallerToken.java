package dev.atrium.registry.client;

import java.util.Optional;

/** The token of whoever caused the call that is being made; whoever authenticates knows it. */
@FunctionalInterface
public interface CallerToken {

  /** Empty when the caller has none, and when no request caused the call. */
  Optional<String> current();
}
