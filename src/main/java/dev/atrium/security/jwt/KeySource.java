package dev.atrium.security.jwt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * The issuer's keys as they were when last seen. They are read again when they get old, and when a
 * token names a key that is not among them; however many do, not more than once in {@link #PAUSE}.
 * While the issuer is away the last keys stay good.
 */
final class KeySource {

  private static final Logger LOG = Logger.getLogger(KeySource.class.getName());

  /** Between two reads, also between two that fail. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** Somebody else is reading; longer than that takes nobody is kept waiting. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final KeyDocument document;
  private final Executor background;
  private final LongSupplier nanoTime;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Snapshot last = new Snapshot(Optional.empty(), 0);
  private volatile long lastAttempt;
  private volatile boolean hasTried;

  /**
   * @param background reads keys that got old, so that no request waits for that
   * @param nanoTime a clock that is never set
   */
  KeySource(KeyDocument document, Executor background, LongSupplier nanoTime) {
    this.document = requireNonNull(document, "document is null");
    this.background = requireNonNull(background, "background is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  /** The keys as they are known, read now only if none ever were. */
  KeySet keys() throws KeysUnavailableException {
    Snapshot current = last;
    if (current.keys().isEmpty()) {
      refresh(current);
      return last.keys()
          .orElseThrow(
              () -> new KeysUnavailableException("the issuer's keys cannot be read", null));
    }
    if (nanoTime.getAsLong() - current.readAt() > MAX_AGE.toNanos() && mayTry()) {
      try {
        background.execute(() -> refresh(current));
      } catch (RejectedExecutionException e) {
        LOG.fine("the application stops, the issuer's keys are not read again");
      }
    }
    return current.keys().get();
  }

  /** Keys that are newer than those, if there are any to be had at the moment. */
  Optional<KeySet> newerThan(KeySet known) {
    Snapshot current = last;
    if (current.keys().filter(keys -> keys.equals(known)).isPresent()) {
      refresh(current);
    }
    return last.keys().filter(keys -> !keys.equals(known));
  }

  /** One reads; whoever comes meanwhile waits for what it finds. */
  private void refresh(Snapshot known) {
    try {
      boolean nothingComes = !mayTry() && !reading.isLocked();
      if (nothingComes || !reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      if (last.equals(known) && mayTry()) {
        read();
      }
    } finally {
      reading.unlock();
    }
  }

  private boolean mayTry() {
    return !hasTried || nanoTime.getAsLong() - lastAttempt >= PAUSE.toNanos();
  }

  private void read() {
    lastAttempt = nanoTime.getAsLong();
    hasTried = true;
    try {
      last = new Snapshot(Optional.of(KeySet.parse(document.read())), nanoTime.getAsLong());
    } catch (IOException e) {
      LOG.warning(JwtConfig.LOCATION.key() + " cannot be read: " + e);
    } catch (IllegalArgumentException e) {
      LOG.warning(JwtConfig.LOCATION.key() + " cannot be used: " + e.getMessage());
      if (last.keys().isEmpty()) {
        // The issuer has answered: it has no key that we take.
        last = new Snapshot(Optional.of(KeySet.NONE), nanoTime.getAsLong());
      }
    }
  }

  private record Snapshot(Optional<KeySet> keys, long readAt) {}
}
