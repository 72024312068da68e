package dev.atrium.registry.client;

/** Whoever caused the call that is being made, as long as he waits for it; the server knows. */
@FunctionalInterface
public interface CallerPresence {

  /** Nobody in particular caused the call: it is never ended before its time. */
  Watch UNWATCHED = () -> {};

  /**
   * To be called in the thread that serves the caller.
   *
   * @param action runs in another thread, once the caller has left and the watch is not closed
   */
  Watch watch(Runnable action);

  /** Watches until it is closed, which has to be before the answer to the caller ends. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }
}
