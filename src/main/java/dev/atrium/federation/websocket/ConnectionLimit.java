package dev.atrium.federation.websocket;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts connections, of each module, of each user and in all, and refuses more than agreed. */
final class ConnectionLimit {

  private final int inAll;
  private final int perModule;
  private final int perUser;
  private final Map<String, Integer> ofModules = new HashMap<>();
  private final Map<String, Integer> ofUsers = new HashMap<>();
  private int total;

  ConnectionLimit(int inAll, int perModule, int perUser) {
    this.inAll = inAll;
    this.perModule = perModule;
    this.perUser = perUser;
  }

  /**
   * A place, to be given back by closing it once or more often. Empty when there is none.
   *
   * @param user absent where nobody is asked who he is, and all share what there is
   */
  synchronized Optional<Place> enter(String module, Optional<String> user) {
    boolean isUserAtLimit =
        user.filter(name -> ofUsers.getOrDefault(name, 0) >= perUser).isPresent();
    if (total >= inAll || open(module) >= perModule || isUserAtLimit) {
      return Optional.empty();
    }
    total++;
    ofModules.merge(module, 1, Integer::sum);
    user.ifPresent(name -> ofUsers.merge(name, 1, Integer::sum));
    AtomicBoolean isTaken = new AtomicBoolean(true);
    return Optional.of(
        () -> {
          if (isTaken.getAndSet(false)) {
            leave(module, user);
          }
        });
  }

  private synchronized void leave(String module, Optional<String> user) {
    total--;
    oneLess(ofModules, module);
    user.ifPresent(name -> oneLess(ofUsers, name));
  }

  private static void oneLess(Map<String, Integer> counts, String key) {
    counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  synchronized int open(String module) {
    return ofModules.getOrDefault(module, 0);
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
