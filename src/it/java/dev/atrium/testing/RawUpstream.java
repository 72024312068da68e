package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A module's server that does to the bytes of a connection what a test tells it to, below HTTP
 * where need be. Remembers every request; keeps connections open until a behaviour closes one.
 */
public final class RawUpstream implements AutoCloseable {

  /** What happens once the head of a request has been read. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(Exchange exchange) throws IOException, InterruptedException;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final int port;
  private ServerSocket listener;
  private CompletableFuture<Void> accepting;

  private RawUpstream(int port) {
    this.port = port;
  }

  public static RawUpstream start() throws IOException {
    RawUpstream upstream = new RawUpstream(FreePorts.take().application());
    upstream.comeUp();
    return upstream;
  }

  public int port() {
    return port;
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** What happens at a path, with whatever query; without one there is a small JSON answer. */
  public void at(String path, Behaviour behaviour) {
    behaviours.put(path, behaviour);
  }

  public static Behaviour text(int status, String contentType, String body) {
    return headed(status, "Content-Type: " + contentType + "\r\n", body);
  }

  /** An answer with these headers, each with its line end. */
  public static Behaviour headed(int status, String headers, String body) {
    return exchange -> {
      exchange.readBody();
      exchange.send(
          "HTTP/1.1 %d Status\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(
                  status, headers, body.length(), exchange.method().equals("HEAD") ? "" : body));
    };
  }

  /** These bytes and the end of the connection. */
  public static Behaviour raw(String bytes) {
    return exchange -> {
      exchange.readBody();
      exchange.send(bytes);
      exchange.close();
    };
  }

  /** Says this much, then nothing until the other side closes. */
  public static Behaviour hanging(String start) {
    return exchange -> {
      exchange.readBody();
      exchange.send(start);
      exchange.awaitClose();
    };
  }

  /** Says this much and resets the connection. */
  public static Behaviour resetting(String start) {
    return exchange -> {
      exchange.readBody();
      exchange.send(start);
      exchange.reset();
    };
  }

  public List<Exchange> exchanges() {
    return List.copyOf(exchanges);
  }

  /** Requests for a path, those of health checks aside. */
  public List<Exchange> requests() {
    return exchanges.stream().filter(exchange -> !exchange.path().startsWith("/health")).toList();
  }

  public Exchange lastRequest() {
    List<Exchange> all = requests();
    return all.get(all.size() - 1);
  }

  public int connections() {
    return connections.get();
  }

  public void forget() {
    exchanges.clear();
    connections.set(0);
  }

  /** Nobody has a connection, or gets one, once this has returned. */
  public void goDown() throws IOException {
    listener.close();
    // It may just be taking one more connection, and holds the port until it ends.
    accepting.join();
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  public void comeUp() throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
    listener = socket;
    accepting = CompletableFuture.runAsync(() -> accept(socket), threads);
  }

  @Override
  public void close() throws IOException {
    goDown();
    threads.shutdownNow();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        sockets.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        String head = readHead(in);
        if (head.isEmpty()) {
          return;
        }
        Exchange exchange = new Exchange(head, in, socket);
        exchanges.add(exchange);
        behaviours
            .getOrDefault(exchange.path(), text(200, "application/json", "{}"))
            .answer(exchange);
        exchange.isAnswered = true;
      }
    } catch (IOException e) {
      // The gateway went away, which is what many of these tests are about.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** One request and the connection it came by. */
  public static final class Exchange {

    private final String head;
    private final InputStream in;
    private final Socket socket;
    private volatile String body = "";
    private volatile boolean isClosedByGateway;
    private volatile boolean isAnswered;

    private Exchange(String head, InputStream in, Socket socket) {
      this.head = head;
      this.in = in;
      this.socket = socket;
    }

    public String head() {
      return head;
    }

    public String body() {
      return body;
    }

    public String method() {
      return head.substring(0, head.indexOf(' '));
    }

    /** Path and query as they stand in the request line. */
    public String target() {
      return head.substring(head.indexOf(' ') + 1, head.indexOf(' ', head.indexOf(' ') + 1));
    }

    public String path() {
      return target().replaceFirst("\\?.*", "");
    }

    public List<String> headers(String name) {
      return head.lines()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .toList();
    }

    public boolean isClosedByGateway() {
      return isClosedByGateway;
    }

    public boolean isAnswered() {
      return isAnswered;
    }

    public void send(String bytes) throws IOException {
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
    }

    public OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    public InputStream in() {
      return in;
    }

    public void readBody() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      if (!headers("Transfer-Encoding").isEmpty()) {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
          bytes.write(in.readNBytes(size));
          in.readNBytes(2);
        }
        in.readNBytes(2);
      } else if (!headers("Content-Length").isEmpty()) {
        bytes.write(in.readNBytes(Integer.parseInt(headers("Content-Length").get(0))));
      }
      body = bytes.toString(ISO_8859_1);
    }

    private int chunkSize() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new IOException("the body ended early");
        }
        line.append((char) next);
      }
      return Integer.parseInt(line.toString().strip(), 16);
    }

    public void awaitClose() throws IOException {
      try {
        while (in.read() >= 0) {
          // not part of any request
        }
      } finally {
        isClosedByGateway = true;
        socket.close();
      }
    }

    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    public void close() throws IOException {
      socket.close();
    }
  }
}
