package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The end of a connection that is at the module. Reads one piece at a time, and the next only when
 * the browser has taken it.
 */
public final class ModuleSocket implements WebSocket.Listener {

  private static final Logger LOG = Logger.getLogger(ModuleSocket.class.getName());

  private final Duration patience;
  private final CompletableFuture<Relay> relay = new CompletableFuture<>();
  private final ConnectionLimit.Place place;
  private volatile WebSocket socket;

  ModuleSocket(Duration patience, ConnectionLimit.Place place) {
    this.patience = requireNonNull(patience, "patience is null");
    this.place = requireNonNull(place, "place is null");
  }

  /** What the module has chosen, empty when it has chosen nothing. */
  String subprotocol() {
    return socket.getSubprotocol();
  }

  /** Begins to read. */
  void join(Relay joined) {
    relay.complete(joined);
    socket.request(1);
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
    return pass(() -> relay.join().toClient(text.toString(), isLast));
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer bytes, boolean isLast) {
    return pass(() -> relay.join().toClient(bytes, isLast));
  }

  private CompletionStage<?> pass(Piece piece) {
    relay.join().heardModule();
    try {
      piece.send();
      socket.request(1);
    } catch (IOException e) {
      relay.join().failed(e);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    return control();
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    return control();
  }

  private CompletionStage<?> control() {
    relay.join().heardModule();
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    var unused = relay.thenAccept(joined -> joined.moduleClosed(code, reason));
    place.close();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    // Without having been asked, so perhaps before there is anybody to tell.
    var unused = relay.thenAccept(joined -> joined.failed(failure));
    place.close();
  }

  /** Waits until the module has taken it, so that whoever sends it reads no more until then. */
  void send(CharSequence text, boolean isLast) throws IOException {
    await(socket.sendText(text, isLast));
  }

  void send(ByteBuffer bytes, boolean isLast) throws IOException {
    await(socket.sendBinary(bytes, isLast));
  }

  private void await(CompletableFuture<WebSocket> sending) throws IOException {
    try {
      sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while sending", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the module takes no more", e);
    }
  }

  void ping() {
    socket
        .sendPing(ByteBuffer.allocate(0))
        .exceptionally(
            failure -> {
              // The module's silence says the same, and ends the connection.
              LOG.log(Level.FINE, "a heartbeat could not be sent", failure);
              return socket;
            });
  }

  /** Says goodbye; {@link #abort()} has to follow. */
  void close(int code, String reason) {
    if (!socket.isOutputClosed()) {
      socket
          .sendClose(code, reason)
          .exceptionally(
              failure -> {
                LOG.log(Level.FINE, "a module could not be told goodbye", failure);
                return socket;
              });
    }
  }

  /** Ends the connection whatever its state, and frees its place. */
  void abort() {
    WebSocket opened = socket;
    if (opened != null) {
      opened.abort();
    }
    place.close();
  }

  private interface Piece {

    void send() throws IOException;
  }
}
