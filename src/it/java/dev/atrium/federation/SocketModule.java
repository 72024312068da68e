package dev.atrium.federation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A module's server that echoes over WebSockets, and closes or falls silent when told so. */
final class SocketModule extends WebSocketServer implements AutoCloseable {

  private static final int STOP_MILLIS = 1_000;

  private final CountDownLatch started = new CountDownLatch(1);
  private final Map<WebSocket, ClientHandshake> handshakes = new ConcurrentHashMap<>();
  private final BlockingQueue<Integer> closeCodes = new LinkedBlockingQueue<>();
  private final CloseCodeDraft draft;
  private final AtomicInteger pings = new AtomicInteger();
  private volatile ClientHandshake lastHandshake;

  private SocketModule(CloseCodeDraft draft) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, List.of(draft));
    this.draft = draft;
    setDaemon(true);
    setConnectionLostTimeout(0);
  }

  static SocketModule open() throws InterruptedException {
    SocketModule module =
        new SocketModule(new CloseCodeDraft(List.of(new Protocol("chat"), new Protocol(""))));
    module.start();
    if (!module.started.await(10, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the module did not start");
    }
    return module;
  }

  ClientHandshake lastHandshake() {
    return lastHandshake;
  }

  int closeCode() throws InterruptedException {
    Integer code = closeCodes.poll(10, TimeUnit.SECONDS);
    return code == null ? -1 : code;
  }

  int connections() {
    return handshakes.size();
  }

  int pings() {
    return pings.get();
  }

  @Override
  public void onStart() {
    started.countDown();
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    lastHandshake = handshake;
    handshakes.put(connection, handshake);
  }

  @Override
  public void onMessage(WebSocket connection, String text) {
    if (text.startsWith("close ")) {
      connection.close(Integer.parseInt(text.substring(6)), "as told");
    } else if (text.equals("break")) {
      connection.closeConnection(1006, "as told");
    } else if (text.equals("fragments")) {
      connection.sendFragmentedFrame(Opcode.TEXT, utf8("one "), false);
      connection.sendFragmentedFrame(Opcode.TEXT, utf8("two "), false);
      connection.sendFragmentedFrame(Opcode.TEXT, utf8("three"), true);
    } else {
      connection.send(text);
    }
  }

  static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void onMessage(WebSocket connection, ByteBuffer bytes) {
    connection.send(bytes);
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata frame) {
    pings.incrementAndGet();
    if (!handshakes.get(connection).getResourceDescriptor().endsWith("/silent")) {
      super.onWebsocketPing(connection, frame);
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean isRemote) {
    handshakes.remove(connection);
    closeCodes.add(draft.codeOf(connection, code));
  }

  @Override
  public void onError(WebSocket connection, Exception failure) {
    closeCodes.add(-2);
  }

  @Override
  public void close() {
    try {
      stop(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
