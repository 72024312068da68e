package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import dev.atrium.kubernetes.ClusterException.Reason;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers of the API server for as long as they may be repeated. Equal questions at the same time
 * are asked once. A failure is told to those who wait for it and then forgotten.
 *
 * <p>The age of an answer counts from when it was asked for, so that nothing is believed for longer
 * than promised.
 */
final class AnswerCache<K, V> {

  private final Duration maxAge;
  private final Duration patience;
  private final int capacity;
  private final LongSupplier nanoTime;

  /** In the order of asking, which is the order of ageing. */
  private final Map<K, Entry<V>> entries = new LinkedHashMap<>();

  /**
   * @param patience for the answer to a question that somebody else asks already
   */
  AnswerCache(Duration maxAge, Duration patience, int capacity, LongSupplier nanoTime) {
    this.maxAge = requireNonNull(maxAge, "maxAge is null");
    this.patience = requireNonNull(patience, "patience is null");
    this.capacity = capacity;
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  V get(K key, Supplier<V> question) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    Entry<V> entry = enter(key, mine);
    return entry.answer == mine ? ask(key, entry, question) : await(entry.answer);
  }

  synchronized int size() {
    return entries.size();
  }

  private synchronized Entry<V> enter(K key, CompletableFuture<V> mine) {
    long now = nanoTime.getAsLong();
    forgetBefore(now);
    Entry<V> known = entries.get(key);
    if (known != null) {
      return known;
    }
    Entry<V> entry = new Entry<>(mine, now);
    entries.put(key, entry);
    return entry;
  }

  /** What is too old, and the oldest where there are too many. */
  private void forgetBefore(long now) {
    Iterator<Entry<V>> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      if (now - oldest.next().askedAt < maxAge.toNanos() && entries.size() < capacity) {
        return;
      }
      oldest.remove();
    }
  }

  private V ask(K key, Entry<V> entry, Supplier<V> question) {
    try {
      V answer = question.get();
      entry.answer.complete(answer);
      return answer;
    } catch (Throwable e) {
      forget(key, entry);
      entry.answer.completeExceptionally(e);
      throw e;
    }
  }

  private synchronized void forget(K key, Entry<V> entry) {
    entries.remove(key, entry);
  }

  private V await(CompletableFuture<V> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw sameAs(e.getCause());
    } catch (TimeoutException e) {
      throw new ClusterException(Reason.TIMEOUT, "the same question is not answered yet", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(Reason.TIMEOUT, "interrupted while waiting for an answer", e);
    }
  }

  private static ClusterException sameAs(Throwable failure) {
    return failure instanceof ClusterException known
        ? new ClusterException(known.reason(), known.getMessage(), known.getCause())
        : new ClusterException(Reason.UNUSABLE_ANSWER, "the same question failed", failure);
  }

  private record Entry<V>(CompletableFuture<V> answer, long askedAt) {}
}
