package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers for a moment what was found out about a token, under the token's digest and never under
 * the token itself. When it is full, what came first is forgotten first.
 */
final class TokenMemory<V> {

  private final int capacity;
  private final LongSupplier nanoTime;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

  /**
   * @param nanoTime a clock that is never set
   */
  TokenMemory(int capacity, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  synchronized Optional<V> find(String digest) {
    Entry<V> entry = entries.get(digest);
    if (entry == null) {
      return Optional.empty();
    }
    if (nanoTime.getAsLong() - entry.deadline() >= 0) {
      entries.remove(digest);
      return Optional.empty();
    }
    return Optional.of(entry.value());
  }

  synchronized void remember(String digest, V value, Duration time) {
    entries.remove(digest);
    if (entries.size() >= capacity) {
      entries.remove(entries.keySet().iterator().next());
    }
    entries.put(digest, new Entry<>(value, nanoTime.getAsLong() + time.toNanos()));
  }

  private record Entry<V>(V value, long deadline) {}
}
