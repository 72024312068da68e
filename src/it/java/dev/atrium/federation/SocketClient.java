package dev.atrium.federation;

import dev.atrium.testing.RunningServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/** A browser's end of a WebSocket, on a page of the server itself unless it says otherwise. */
final class SocketClient extends WebSocketClient {

  private static final int PATIENCE_SECONDS = 15;

  private final BlockingQueue<Object> messages = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger pings = new AtomicInteger();
  private final CloseCodeDraft draft;
  private volatile boolean isSilent;
  private volatile int closeCode;
  private volatile String protocol = "";

  private SocketClient(URI uri, CloseCodeDraft draft, Map<String, String> headers) {
    super(uri, draft, headers, 5_000);
    this.draft = draft;
    setDaemon(true);
    setConnectionLostTimeout(0);
  }

  static SocketClient create(RunningServer server, String path, String... protocols) {
    URI http = server.uri("/");
    Map<String, String> headers = new TreeMap<>();
    headers.put("Origin", "http://" + http.getAuthority());
    List<IProtocol> offered =
        protocols.length == 0
            ? List.of(new Protocol(""))
            : List.of(protocols).stream().map(name -> (IProtocol) new Protocol(name)).toList();
    return new SocketClient(
        URI.create("ws://" + http.getAuthority() + path), new CloseCodeDraft(offered), headers);
  }

  static SocketClient open(RunningServer server, String path, String... protocols)
      throws InterruptedException {
    SocketClient client = create(server, path, protocols);
    if (!client.connectBlocking(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("no WebSocket at " + path);
    }
    return client;
  }

  /** Answers no ping from now on, as a computer that was switched off. */
  void fallSilent() {
    isSilent = true;
  }

  Object next() throws InterruptedException {
    Object message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return message == null ? "nothing came" : message;
  }

  /** The code with which the connection ended. */
  int closeCode() throws InterruptedException {
    return closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS) ? closeCode : -1;
  }

  int pings() {
    return pings.get();
  }

  String protocol() {
    return protocol;
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    protocol = handshake.getFieldValue("Sec-WebSocket-Protocol");
  }

  @Override
  public void onMessage(String text) {
    messages.add(text);
  }

  @Override
  public void onMessage(ByteBuffer bytes) {
    messages.add(bytes);
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata frame) {
    pings.incrementAndGet();
    if (!isSilent) {
      super.onWebsocketPing(connection, frame);
    }
  }

  @Override
  public void onClose(int code, String reason, boolean isRemote) {
    closeCode = draft.codeOf(getConnection(), code);
    closed.countDown();
  }

  @Override
  public void onError(Exception failure) {
    messages.add(failure);
  }
}
