package dev.atrium.federation.websocket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts connections, of each module and of all together, and refuses more than agreed. */
final class ConnectionLimit {

  private final int inAll;
  private final int perModule;
  private final Map<String, Integer> open = new HashMap<>();
  private int total;

  ConnectionLimit(int inAll, int perModule) {
    this.inAll = inAll;
    this.perModule = perModule;
  }

  /** A place, to be given back by closing it once or more often. Empty when there is none. */
  synchronized Optional<Place> enter(String module) {
    int ofModule = open.getOrDefault(module, 0);
    if (total >= inAll || ofModule >= perModule) {
      return Optional.empty();
    }
    total++;
    open.put(module, ofModule + 1);
    AtomicBoolean isTaken = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (isTaken.getAndSet(false)) {
            leave(module);
          }
        });
  }

  private synchronized void leave(String module) {
    total--;
    open.computeIfPresent(module, (name, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open(String module) {
    return open.getOrDefault(module, 0);
  }

  synchronized int open() {
    return total;
  }

  /** The right to one connection. */
  interface Place extends AutoCloseable {

    @Override
    void close();
  }
}
