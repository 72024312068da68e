package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Something at a registry's address that fails as a test tells it to, below HTTP where need be. It
 * remembers the head of every request; each connection serves one, unless it is {@link #keeping}
 * it.
 */
public final class BrokenRegistry implements AutoCloseable {

  /** What happens on a connection once the request has been read. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(Socket connection) throws IOException;
  }

  private static final String EMPTY_LIST =
      "{\"items\":[],\"nextPageToken\":\"\",\"pageSize\":1,\"size\":0}";
  private static final int PAUSE_MILLIS = 100;

  /** The 50 of {@link ServerSocket} are too few for those who come at once; they wait a second. */
  private static final int BACKLOG = 500;

  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final int port;
  private ServerSocket listener;
  private CompletableFuture<Void> accepting;
  private volatile Behaviour behaviour = healthy();

  private BrokenRegistry(int port) {
    this.port = port;
  }

  /** A registry that works so far: it is reachable and empty. */
  public static BrokenRegistry start() throws IOException {
    BrokenRegistry registry = new BrokenRegistry(FreePorts.take().application());
    registry.listen();
    return registry;
  }

  public static Behaviour healthy() {
    return json(200, EMPTY_LIST);
  }

  public static Behaviour json(int status, String body) {
    return typed(status, "application/json", body);
  }

  public static Behaviour typed(int status, String contentType, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, contentType, bytes.length);
    return connection -> {
      connection.getOutputStream().write(head.getBytes(ISO_8859_1));
      connection.getOutputStream().write(bytes);
    };
  }

  /** The bytes as they are, then the end of the connection. */
  public static Behaviour raw(String bytes) {
    return connection -> connection.getOutputStream().write(bytes.getBytes(ISO_8859_1));
  }

  /** Says {@code start} and then nothing, until the client gives up. */
  public static Behaviour hanging(String start) {
    return connection -> {
      connection.getOutputStream().write(start.getBytes(ISO_8859_1));
      while (connection.getInputStream().read() >= 0) {
        // not part of any request
      }
    };
  }

  /** Says {@code start} and then {@code piece} over and over, until the client gives up. */
  public static Behaviour endless(String start, String piece) {
    return connection -> {
      OutputStream out = connection.getOutputStream();
      out.write(start.getBytes(ISO_8859_1));
      while (true) {
        out.write(piece.getBytes(ISO_8859_1));
      }
    };
  }

  /** As {@link #endless}, with a pause before each piece that is shorter than any deadline. */
  public static Behaviour dripping(String start, String piece) {
    return connection -> {
      OutputStream out = connection.getOutputStream();
      out.write(start.getBytes(ISO_8859_1));
      connection.setSoTimeout(PAUSE_MILLIS);
      while (!isClosedByClient(connection)) {
        out.write(piece.getBytes(ISO_8859_1));
      }
    };
  }

  /** Ends the connection with a reset instead of a close. */
  public static Behaviour resetting() {
    return connection -> connection.setSoLinger(true, 0);
  }

  /** Waits, says nothing and ends the connection. */
  public static Behaviour closingAfter(Duration wait) {
    return connection -> {
      connection.setSoTimeout((int) wait.toMillis());
      isClosedByClient(connection);
    };
  }

  /** Answers and keeps the connection; what is asked on it next gets what is then. */
  public Behaviour keeping(String body, Behaviour then) {
    return connection -> {
      String answer =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(body.length(), body);
      connection.getOutputStream().write(answer.getBytes(ISO_8859_1));
      readRequest(connection);
      then.answer(connection);
    };
  }

  public void behave(Behaviour next) {
    behaviour = next;
  }

  /** Nobody has a connection, or gets one, once this has returned. */
  public void goDown() throws IOException {
    listener.close();
    // It may just be taking one more connection, and holds the port until it ends.
    accepting.join();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  public void comeUp() throws IOException {
    if (listener.isClosed()) {
      listen();
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The head of each request until now. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The body of each request until now, empty where it had none. */
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  public void forgetRequests() {
    requests.clear();
    bodies.clear();
  }

  @Override
  public void close() throws IOException {
    goDown();
    threads.shutdownNow();
  }

  private void listen() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    listener = socket;
    accepting = CompletableFuture.runAsync(() -> accept(socket), threads);
  }

  private void accept(ServerSocket socket) {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        threads.execute(() -> serve(connection));
      }
    } catch (SocketException e) {
      // It was told to go down.
      return;
    } catch (IOException e) {
      throw new IllegalStateException("the broken registry is broken in its own way", e);
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      readRequest(connection);
      behaviour.answer(connection);
    } catch (IOException e) {
      // The client went away, which is what most of these tests are about.
      return;
    } finally {
      connections.remove(connection);
    }
  }

  private void readRequest(Socket connection) throws IOException {
    String head = readHead(connection.getInputStream());
    requests.add(head);
    bodies.add(readBody(connection.getInputStream(), head));
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** An answer that overtakes the body would be a failure of another kind. */
  private static String readBody(InputStream in, String head) throws IOException {
    int length =
        head.lines()
            .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
            .map(line -> Integer.valueOf(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new String(in.readNBytes(length), UTF_8);
  }

  private static boolean isClosedByClient(Socket connection) throws IOException {
    try {
      return connection.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
