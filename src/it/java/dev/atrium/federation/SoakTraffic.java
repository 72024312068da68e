package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Exchange;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Clients of every kind, each at its own pace, who know what they should be answered. */
final class SoakTraffic implements AutoCloseable {

  private static final String FILE = "console.log('soak');".repeat(100);
  private static final String EVENTS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final Duration LATE = Duration.ofMillis(200);

  private final Gateway gateway;
  private final RunningServer server;
  private final String list;
  private final Map<String, AtomicInteger> done = new ConcurrentSkipListMap<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final AtomicInteger lateEvents = new AtomicInteger();
  private final AtomicLong slowestEvent = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean isOver;

  SoakTraffic(Gateway gateway, SocketModule sockets) {
    this.gateway = requireNonNull(gateway, "gateway is null");
    // One client: those of a new one for each call would stay connected until they are collected.
    this.server = gateway.http();
    this.list =
        """
        [{"name": "m", "path": "/m", "target": "%s"},
         {"name": "n", "path": "/n", "target": "%s"},
         {"name": "ws", "path": "/ws", "target": "http://127.0.0.1:%d"}%%s]
        """
            .formatted(gateway.upstream().address(), gateway.other().address(), sockets.getPort());
  }

  void start() throws Exception {
    modules();
    rewrite("");
    gateway.await(() -> server.get("/api/extensions").body().contains("\"ws\""));
    every(50, "immutable files", () -> file("/_mf/m/static/main.3f2a9c1b.js"));
    every(200, "entries", () -> file("/_mf/m/remoteEntry.js"));
    every(100, "files", () -> file("/m/app.css"));
    every(50, "calls", this::call);
    every(200, "calls with a body", this::callWithBody);
    every(200, "clients that leave", () -> leave("/api/m/endless"));
    every(500, "clients that leave a silent stream", () -> leave("/api/m/silent"));
    every(500, "answers that break off", this::brokenAnswer);
    every(300, "WebSockets", this::webSocket);
    every(300, "calls of a module that flaps", this::flappingCall);
    every(4_000, "flaps", this::flap);
    every(10_000, "lists", this::list);
    every(5_000, "forgotten by the test", this::forget);
    threads.execute(this::readEvents);
  }

  private void modules() {
    RawUpstream module = gateway.upstream();
    module.at("/static/main.3f2a9c1b.js", RawUpstream.text(200, "text/javascript", FILE));
    module.at("/remoteEntry.js", RawUpstream.text(200, "text/javascript", FILE));
    module.at("/app.css", RawUpstream.text(200, "text/css", FILE));
    module.at("/api/echo", SoakTraffic::echo);
    module.at("/api/silent", RawUpstream.hanging(EVENTS + "3\r\n:\n\n\r\n"));
    module.at("/api/broken", RawUpstream.resetting(EVENTS + "3\r\n:\n\n\r\n"));
    module.at(
        "/api/endless",
        exchange -> {
          exchange.send(EVENTS);
          while (!isOver) {
            exchange.send("3\r\n:\n\n\r\n");
            Polling.pause(20);
          }
        });
    module.at(
        "/api/events",
        exchange -> {
          exchange.send(EVENTS);
          while (!isOver) {
            String event = "data: %019d\n\n".formatted(System.nanoTime());
            exchange.send(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            Polling.pause(1_000);
          }
          exchange.send("0\r\n\r\n");
        });
  }

  private static void echo(Exchange exchange) throws IOException, InterruptedException {
    exchange.readBody();
    String body = exchange.method() + " " + exchange.target() + " " + exchange.body();
    exchange.send(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(body.length(), body));
  }

  private void every(long millis, String kind, Round round) {
    AtomicInteger count = new AtomicInteger();
    done.put(kind, count);
    threads.execute(
        () -> {
          while (!isOver) {
            try {
              round.go();
              count.incrementAndGet();
              Polling.pause(millis);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return;
            } catch (Exception | AssertionError e) {
              wrong.add(kind + ": " + e);
            }
          }
        });
  }

  private void expect(HttpResponse<String> answer, int status, String body) {
    if (answer.statusCode() != status || !answer.body().equals(body)) {
      wrong.add(answer + ": " + answer.body());
    }
  }

  private void file(String path) throws Exception {
    expect(server.get(path), 200, FILE);
  }

  private void call() throws Exception {
    int number = numbers.incrementAndGet();
    expect(server.get("/api/m/echo?n=" + number), 200, "GET /api/echo?n=" + number + " ");
  }

  private void callWithBody() throws Exception {
    String body = ("{\"n\":" + numbers.incrementAndGet() + "}").repeat(500);
    expect(server.send("POST", "/m/api/echo", body), 200, "POST /api/echo " + body);
  }

  private void leave(String path) throws Exception {
    try (RawClient client = RawClient.connect(server)) {
      client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      client.readHead();
      Polling.pause(100);
      client.reset();
    }
  }

  private void brokenAnswer() throws Exception {
    String answer = gateway.get("/api/m/broken");
    if (answer.endsWith("\r\n0\r\n\r\n")) {
      wrong.add("what broke off looked whole: " + answer);
    }
  }

  private void webSocket() throws Exception {
    String text = "message " + numbers.incrementAndGet();
    SocketClient client = SocketClient.create(server, "/api/ws/echo");
    try {
      if (!client.connectBlocking(15, TimeUnit.SECONDS)) {
        wrong.add("no WebSocket");
        return;
      }
      client.send(text);
      Object echo = client.next();
      if (!text.equals(echo)) {
        wrong.add("instead of " + text + " came " + echo);
      }
    } finally {
      client.closeBlocking();
    }
  }

  private void flappingCall() throws Exception {
    HttpResponse<String> answer = server.get("/api/n/x");
    boolean isRight =
        answer.statusCode() == 200
            ? answer.body().equals("{}")
            : List.of(502, 503, 504).contains(answer.statusCode());
    if (!isRight) {
      wrong.add(answer + ": " + answer.body());
    }
  }

  private void flap() throws Exception {
    gateway.other().goDown();
    Polling.pause(2_000);
    gateway.other().comeUp();
  }

  private void list() throws Exception {
    rewrite(
        ", {\"name\": \"more%d\", \"target\": \"%s\"}"
            .formatted(numbers.incrementAndGet(), gateway.other().address()));
  }

  private void rewrite(String more) throws IOException {
    Path next = Files.writeString(gateway.file().resolveSibling("next.json"), list.formatted(more));
    Files.move(next, gateway.file(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void forget() {
    gateway.upstream().forget();
    gateway.other().forget();
  }

  /** One stream for the whole time. */
  private void readEvents() {
    AtomicInteger events = new AtomicInteger();
    done.put("events of one stream", events);
    try (RawClient client = RawClient.connect(server)) {
      client.send("GET /api/m/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      client.readHead();
      while (!isOver) {
        // The size of the chunk, "data: ", the time, two line ends, and that of the chunk.
        String chunk = client.read(4 + 6 + 19 + 2 + 2);
        if (isOver) {
          return;
        }
        long nanos = System.nanoTime() - Long.parseLong(chunk.substring(10, 29));
        slowestEvent.accumulateAndGet(nanos, Math::max);
        if (nanos > LATE.toNanos()) {
          lateEvents.incrementAndGet();
        }
        events.incrementAndGet();
      }
    } catch (IOException | RuntimeException e) {
      wrong.add("the stream of events ended: " + e);
    }
  }

  /** Tells everybody to come to an end, and waits for it. */
  void stop() throws InterruptedException {
    isOver = true;
    threads.shutdown();
    if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
      wrong.add("somebody is still waiting for an answer");
    }
  }

  Map<String, Integer> done() {
    return done.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue().get(),
                (one, other) -> one,
                TreeMap::new));
  }

  Queue<String> wrong() {
    return wrong;
  }

  int lateEvents() {
    return lateEvents.get();
  }

  Duration slowestEvent() {
    return Duration.ofNanos(slowestEvent.get());
  }

  @Override
  public void close() {
    isOver = true;
    threads.shutdownNow();
  }

  private interface Round {
    void go() throws Exception;
  }
}
