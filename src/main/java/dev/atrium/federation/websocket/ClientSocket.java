package dev.atrium.federation.websocket;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The end of a connection that is at the browser. Its handlers return only when the module has
 * taken what they were given; the server reads no further until then.
 */
final class ClientSocket extends Endpoint {

  private static final Logger LOG = Logger.getLogger(ClientSocket.class.getName());

  private static final long GOODBYE_SECONDS = 1;

  private final int maxFrameSize;
  private final Function<ClientSocket, Relay> onOpen;

  /** Liberty refuses a second write instead of letting it wait. */
  private final ReentrantLock writing = new ReentrantLock();

  private volatile Session session;
  private volatile Relay relay;

  ClientSocket(int maxFrameSize, Function<ClientSocket, Relay> onOpen) {
    this.maxFrameSize = maxFrameSize;
    this.onOpen = requireNonNull(onOpen, "onOpen is null");
  }

  @Override
  public void onOpen(Session opened, EndpointConfig config) {
    session = opened;
    // The heartbeat decides.
    opened.setMaxIdleTimeout(0);
    opened.setMaxTextMessageBufferSize(maxFrameSize);
    opened.setMaxBinaryMessageBufferSize(maxFrameSize);
    relay = onOpen.apply(this);
    Relay joined = relay;
    // Whole, because Liberty cannot decode a fragment that ends inside a character.
    opened.addMessageHandler(
        String.class,
        (MessageHandler.Whole<String>) text -> pass(() -> joined.toModule(text, true)));
    opened.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Partial<ByteBuffer>)
            (bytes, isLast) -> pass(() -> joined.toModule(bytes, isLast)));
    opened.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> joined.heardClient());
  }

  private void pass(Piece piece) {
    relay.heardClient();
    try {
      piece.send();
    } catch (IOException e) {
      relay.failed(e);
    }
  }

  @Override
  public void onClose(Session closed, CloseReason reason) {
    Relay joined = relay;
    if (joined != null) {
      joined.clientClosed(reason.getCloseCode().getCode(), "");
    }
  }

  @Override
  public void onError(Session failed, Throwable failure) {
    Relay joined = relay;
    if (joined != null) {
      joined.failed(failure);
    }
  }

  void send(String text, boolean isLast) throws IOException {
    write(() -> session.getBasicRemote().sendText(text, isLast));
  }

  void send(ByteBuffer bytes, boolean isLast) throws IOException {
    // Liberty wants the array of the buffer, and that of the JDK's client is not to be had.
    ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    write(() -> session.getBasicRemote().sendBinary(copy, isLast));
  }

  private void write(Piece piece) throws IOException {
    writing.lock();
    try {
      piece.send();
    } catch (IllegalStateException e) {
      throw new IOException("the browser's connection is closing", e);
    } finally {
      writing.unlock();
    }
  }

  /** A connection on which something is being written needs no heartbeat. */
  void ping() {
    if (writing.tryLock()) {
      try {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
      } catch (IOException | IllegalStateException e) {
        LOG.log(Level.FINE, "a heartbeat could not be sent", e);
      } finally {
        writing.unlock();
      }
    }
  }

  /** Behind what is being written, unless the browser does not take that within a second. */
  void close(int code, String reason) {
    boolean isAlone = false;
    try {
      isAlone = writing.tryLock(GOODBYE_SECONDS, TimeUnit.SECONDS);
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.FINE, "a browser could not be told goodbye", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (isAlone) {
        writing.unlock();
      }
    }
  }

  private interface Piece {

    void send() throws IOException;
  }
}
