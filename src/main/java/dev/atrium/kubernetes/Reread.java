package dev.atrium.kubernetes;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a file says, read again while we run: tokens and authorities are exchanged under our feet. A
 * file that cannot be read for a moment, because it is being exchanged, leaves what it said before.
 */
final class Reread<T> {

  /** Reads the file. */
  @FunctionalInterface
  interface Reader<T> {
    T read() throws IOException;
  }

  /** Half of the minute that an exchange may take to be noticed. */
  static final Duration INTERVAL = Duration.ofSeconds(30);

  private static final Logger LOG = Logger.getLogger(Reread.class.getName());

  private final String what;
  private final Reader<T> reader;
  private final LongSupplier nanoTime;
  private T value;
  private long readAt;

  /**
   * @param what names the content in the log
   * @throws IOException when it cannot be read for the first time
   */
  Reread(String what, Reader<T> reader, LongSupplier nanoTime) throws IOException {
    this.what = requireNonNull(what, "what is null");
    this.reader = requireNonNull(reader, "reader is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.value = reader.read();
    this.readAt = nanoTime.getAsLong();
  }

  /** What it says, or said at most half a minute ago. */
  synchronized T value() {
    if (nanoTime.getAsLong() - readAt >= INTERVAL.toNanos()) {
      read();
    }
    return value;
  }

  /**
   * Reads it at once.
   *
   * @param refused what did not do any more
   * @return whether it says something else now
   */
  synchronized boolean hasOtherThan(T refused) {
    read();
    return !Objects.deepEquals(value, refused);
  }

  private void read() {
    readAt = nanoTime.getAsLong();
    try {
      value = reader.read();
    } catch (IOException e) {
      LOG.log(
          Level.WARNING,
          "{0} could not be read again: {1}",
          new Object[] {what, e.getClass().getSimpleName()});
    }
  }
}
