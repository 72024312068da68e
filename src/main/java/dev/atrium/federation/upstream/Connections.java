package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The connections to one server that nobody uses at the moment; the one that rested last is used
 * next. How many there may be is decided by whoever limits the calls.
 */
final class Connections implements AutoCloseable {

  /** Node's servers close a connection that was idle for 5 s. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(4);

  /** A name may lead somewhere else by then; longer than the JDK believes an address. */
  private static final Duration LONGEST_LIFE = Duration.ofMinutes(1);

  /** A server that closes connections on its way down does so between two requests. */
  private static final Duration TRUSTED_REST = Duration.ofMillis(200);

  private final Target.Remote target;
  private final Duration connectLimit;
  private final Upstream.Shared shared;
  private final LongSupplier nanoTime;
  private final Deque<Connection> resting = new ArrayDeque<>();
  private boolean isClosed;

  Connections(
      Target.Remote target, Duration connectLimit, Upstream.Shared shared, LongSupplier nanoTime) {
    this.target = requireNonNull(target, "target is null");
    this.connectLimit = requireNonNull(connectLimit, "connectLimit is null");
    this.shared = requireNonNull(shared, "shared is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  Target.Remote target() {
    return target;
  }

  /** A connection that is still good, or one that has yet to be opened. */
  Connection take() {
    while (true) {
      Optional<Connection> rested = latest();
      if (rested.isEmpty()) {
        return new Connection();
      }
      long now = nanoTime.getAsLong();
      Duration rest = rested.get().restedFor(now);
      if (rest.compareTo(LONGEST_REST) < 0
          && rested.get().age(now).compareTo(LONGEST_LIFE) < 0
          && rested.get().hasNothingToRead()
          && (rest.compareTo(TRUSTED_REST) < 0 || rested.get().isQuiet())) {
        return rested.get();
      }
      rested.get().close();
    }
  }

  private synchronized Optional<Connection> latest() {
    return Optional.ofNullable(resting.pollFirst());
  }

  void open(Connection connection) throws IOException {
    InetAddress[] addresses = shared.names().addresses(target.host(), connectLimit);
    connection.open(target, addresses, connectLimit, shared.tls());
    connection.opened(nanoTime.getAsLong());
  }

  void giveBack(Connection connection) {
    long now = nanoTime.getAsLong();
    connection.rests(now);
    synchronized (this) {
      if (!isClosed) {
        resting.addFirst(connection);
        closeOld(now);
        return;
      }
    }
    connection.close();
  }

  /** Those of a busy time would stay, each closed by the module already. */
  private void closeOld(long now) {
    while (resting.getLast().restedFor(now).compareTo(LONGEST_REST) >= 0) {
      resting.removeLast().close();
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    resting.forEach(Connection::close);
    resting.clear();
  }
}
