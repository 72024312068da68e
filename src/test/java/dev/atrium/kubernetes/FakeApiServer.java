package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * As much of a Kubernetes API server as the application asks for, over HTTPS: reviews decided by
 * grants, lists in pages, watches as streams. It counts what it is asked, and refuses, hangs or
 * fails as a test tells it to.
 */
public final class FakeApiServer implements AutoCloseable {

  static final JsonMapper JSON = new JsonMapper();

  static {
    // Otherwise each answer on a connection that is kept waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What happens to a request instead of an answer. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FakeObjects objects = new FakeObjects();
  private final FakeAccess access = new FakeAccess();
  private final FakeReviews reviews = new FakeReviews(access);
  private final SwitchedKeys keys;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> credentials = new ConcurrentHashMap<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile HttpsServer server;

  private FakeApiServer(TestAuthority authority, int port) throws IOException {
    this.keys = new SwitchedKeys(authority);
    this.server = listen(port);
  }

  private HttpsServer listen(int port) throws IOException {
    HttpsServer listening =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    listening.setHttpsConfigurator(configurator());
    listening.setExecutor(threads);
    listening.createContext("/", this::handle);
    listening.start();
    return listening;
  }

  public static FakeApiServer start(TestAuthority authority) throws IOException {
    return new FakeApiServer(authority, 0);
  }

  public URI address() {
    return URI.create("https://127.0.0.1:" + port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Who may do what, and whose tokens are whose. */
  public FakeAccess access() {
    return access;
  }

  public FakeObjects objects() {
    return objects;
  }

  /** Ends all connections; new ones see the certificate of that authority. */
  public void rotateCertificate(TestAuthority authority) throws IOException {
    int port = port();
    keys.use(authority);
    server.stop(0);
    server = listen(port);
  }

  /** With a context of its own: no session of a former one is resumed. */
  private HttpsConfigurator configurator() {
    return new HttpsConfigurator(keys.context()) {
      @Override
      public void configure(HttpsParameters parameters) {
        parameters.setWantClientAuth(true);
      }
    };
  }

  /** Requests whose method and path begin like that are treated so from now on. */
  public void behave(String start, Behaviour behaviour) {
    behaviours.put(start, behaviour);
  }

  public void behave(String start) {
    behaviours.remove(start);
  }

  public static Behaviour status(int status) {
    return exchange -> fail(exchange, status);
  }

  public static Behaviour tooMany(String retryAfter) {
    return exchange -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      fail(exchange, 429);
    };
  }

  public static Behaviour redirect(int status, String location) {
    return exchange -> {
      exchange.getResponseHeaders().set("Location", location);
      fail(exchange, status);
    };
  }

  /** The next request needs a connection of its own. */
  public static Behaviour lastOfItsConnection(int status) {
    return exchange -> {
      exchange.getResponseHeaders().set("Connection", "close");
      fail(exchange, status);
    };
  }

  public static Behaviour text(String body) {
    return exchange -> write(exchange, 200, body);
  }

  /** Says nothing until the server is closed. */
  public Behaviour hanging() {
    return exchange -> {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    };
  }

  /** How many requests began like that. */
  public int count(String start) {
    return counts.entrySet().stream()
        .filter(count -> count.getKey().startsWith(start))
        .mapToInt(count -> count.getValue().get())
        .sum();
  }

  /** Until a request has come that begins like that. */
  public void awaitQuestion(String start) {
    FakeCluster.await(() -> count(start) > 0);
  }

  /** With which headers Authorization requests came that began like that. */
  public Set<String> credentials(String start) {
    return credentials.entrySet().stream()
        .filter(seen -> seen.getKey().startsWith(start))
        .flatMap(seen -> seen.getValue().stream())
        .collect(Collectors.toSet());
  }

  public void forgetCounts() {
    counts.clear();
    credentials.clear();
    mostUnderWay.set(underWay.get());
  }

  public int mostUnderWay() {
    return mostUnderWay.get();
  }

  @Override
  public void close() {
    closed.countDown();
    objects.endWatches();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    boolean isWatch = String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true");
    counts
        .computeIfAbsent(isWatch ? call + " watch" : call, k -> new AtomicInteger())
        .incrementAndGet();
    credentials
        .computeIfAbsent(call, k -> ConcurrentHashMap.newKeySet())
        .add(authorization(exchange).orElse(""));
    int now = isWatch ? 0 : underWay.incrementAndGet();
    mostUnderWay.accumulateAndGet(now, Math::max);
    try {
      Optional<Behaviour> behaviour =
          behaviours.entrySet().stream()
              .filter(entry -> call.startsWith(entry.getKey()))
              .map(Map.Entry::getValue)
              .findFirst();
      if (behaviour.isPresent()) {
        behaviour.get().answer(exchange);
      } else {
        answer(exchange);
      }
    } finally {
      if (!isWatch) {
        underWay.decrementAndGet();
      }
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    Optional<Subject.User> caller = access.caller(certificate(exchange), authorization(exchange));
    String path = exchange.getRequestURI().getPath();
    if (caller.isEmpty()) {
      fail(exchange, 401);
    } else if (access.isForbidden(caller.get(), path)) {
      fail(exchange, 403);
    } else if (exchange.getRequestMethod().equals("POST")) {
      JsonNode review = JSON.readTree(exchange.getRequestBody().readAllBytes());
      write(exchange, 201, JSON.writeValueAsString(reviews.decide(path, review, caller.get())));
    } else {
      objects.answer(exchange);
    }
  }

  /** As a real one: a certificate counts before any token is looked at. */
  private static Optional<String> certificate(HttpExchange exchange) {
    try {
      String name = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
      return Optional.of(name.replaceFirst("^CN=", ""));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> authorization(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  static void fail(HttpExchange exchange, int status) throws IOException {
    write(
        exchange,
        status,
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":%d}"
            .formatted(status));
  }

  static void write(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
