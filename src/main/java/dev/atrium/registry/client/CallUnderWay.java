package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;

/** One call to the registry, which ends early when whoever caused it has left. */
final class CallUnderWay implements AutoCloseable {

  private final CallerPresence.Watch watch;
  private Runnable cut = () -> {};
  private boolean isLeft;

  CallUnderWay(CallerPresence presence) {
    this.watch = presence.watch(this::left);
  }

  /**
   * The call can be cut from now on.
   *
   * @param how in any thread, and more than once
   */
  synchronized void began(Runnable how) {
    cut = how;
    if (isLeft) {
      cut.run();
    }
  }

  /** Ends the call, whatever it is doing. */
  synchronized void cut() {
    cut.run();
  }

  private synchronized void left() {
    isLeft = true;
    cut.run();
  }

  /**
   * What a failure of the connection means: none of the registry's when we cut it ourselves.
   *
   * @param failure what it means otherwise
   */
  synchronized RuntimeException reason(RuntimeException failure) {
    return isLeft ? RegistryException.timedOut(new CallerLeftException(failure)) : failure;
  }

  /** Not under the lock of this: the watch holds its own while it calls {@link #left}. */
  @Override
  public void close() {
    watch.close();
  }

  /** Seen by the log only: nobody is there to be told. */
  private static final class CallerLeftException extends Exception {
    private static final long serialVersionUID = 1L;

    private CallerLeftException(RuntimeException failure) {
      super("the caller has left", null);
      addSuppressed(failure);
    }
  }
}
