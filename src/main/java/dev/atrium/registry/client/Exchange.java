package dev.atrium.registry.client;

import java.util.function.Function;

/** Something that takes a question to a registry and brings its answer back. */
interface Exchange {

  /**
   * One call. The connection is free again when this returns, unless {@code reader} keeps the
   * answer to stream it; when {@code reader} throws, the connection is cut.
   *
   * @throws RegistryOutage when the registry or the way to it failed
   */
  <T> T exchange(RegistryRequest request, Function<Answer, T> reader);

  /** Lets go of every connection. */
  void close();
}
