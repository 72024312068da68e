package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Joins the two ends of a connection: what the one says, and how it ends, is told to the other. */
final class Relay {

  private static final Logger LOG = Logger.getLogger(Relay.class.getName());

  /** Two heartbeats without a sign, and somewhat more for the answer to the second. */
  private static final double BEATS_UNTIL_DEAD = 2.5;

  private final ClientSocket client;
  private final ModuleSocket module;
  private final Runnable onEnd;
  private final LongSupplier nanoTime;
  private final long deadAfterNanos;
  private final AtomicBoolean isOver = new AtomicBoolean();
  private volatile long clientHeard;
  private volatile long moduleHeard;

  /**
   * @param onEnd runs once, when either side has begun to close
   */
  Relay(
      ClientSocket client,
      ModuleSocket module,
      Duration heartbeat,
      LongSupplier nanoTime,
      Runnable onEnd) {
    this.client = requireNonNull(client, "client is null");
    this.module = requireNonNull(module, "module is null");
    this.onEnd = requireNonNull(onEnd, "onEnd is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
    this.deadAfterNanos = (long) (heartbeat.toNanos() * BEATS_UNTIL_DEAD);
    this.clientHeard = nanoTime.getAsLong();
    this.moduleHeard = nanoTime.getAsLong();
  }

  void heardClient() {
    clientHeard = nanoTime.getAsLong();
  }

  void heardModule() {
    moduleHeard = nanoTime.getAsLong();
  }

  /** Who takes what he is given is there, also when his answer to a heartbeat is behind it. */
  void toClient(String text, boolean isLast) throws IOException {
    client.send(text, isLast);
    heardClient();
    heardModule();
  }

  void toClient(ByteBuffer bytes, boolean isLast) throws IOException {
    client.send(bytes, isLast);
    heardClient();
    heardModule();
  }

  /** Not silence: as long as the module takes nothing, nothing of the client's is read. */
  void toModule(CharSequence text, boolean isLast) throws IOException {
    module.send(text, isLast);
    heardClient();
  }

  void toModule(ByteBuffer bytes, boolean isLast) throws IOException {
    module.send(bytes, isLast);
    heardClient();
  }

  /** Asks both sides whether they are there, and gives up when one has not been for two times. */
  void beat() {
    long now = nanoTime.getAsLong();
    if (now - clientHeard > deadAfterNanos || now - moduleHeard > deadAfterNanos) {
      end(CloseCodes.INTERNAL_ERROR, "connection lost");
    } else {
      module.ping();
      client.ping();
    }
  }

  void clientClosed(int code, String reason) {
    if (isOver.compareAndSet(false, true)) {
      module.close(CloseCodes.passedOn(code), reason);
      onEnd.run();
    }
  }

  void moduleClosed(int code, String reason) {
    if (isOver.compareAndSet(false, true)) {
      client.close(CloseCodes.passedOn(code), reason);
      onEnd.run();
    }
  }

  void failed(Throwable failure) {
    LOG.log(Level.FINE, "a WebSocket that broke", failure);
    end(CloseCodes.INTERNAL_ERROR, "connection lost");
  }

  void end(int code, String reason) {
    if (isOver.compareAndSet(false, true)) {
      module.close(code, reason);
      client.close(code, reason);
      onEnd.run();
    }
  }
}
