package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Exchange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bodies move between a module and a client, and what happens when either of them stops. */
class FederationTransferIT {

  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n";
  private static final String EVENTS = CHUNKED + "Content-Type: text/event-stream\r\n\r\n";
  private static final int AT_ONCE = 20;
  private static final Duration SOON = Duration.ofSeconds(2);

  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    gateway = Gateway.start("federation-transfer", Map.of());
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/m/slow", "/_mf/m/api-slow.txt", "/_mf/m/slow.3f2a9c1b.js"})
  void theFirstByteArrivesBeforeTheModuleHasTheSecond(String path) throws Exception {
    CountDownLatch isSeen = new CountDownLatch(1);
    RawUpstream.Behaviour slow =
        exchange -> {
          exchange.send(CHUNKED + "Content-Type: text/javascript\r\n\r\n1\r\na\r\n");
          if (!isSeen.await(10, TimeUnit.SECONDS)) {
            throw new IOException("nobody saw the first byte");
          }
          exchange.send("1\r\nb\r\n0\r\n\r\n");
        };
    gateway.upstream().at("/api/slow", slow);
    gateway.upstream().at("/api-slow.txt", slow);
    gateway.upstream().at("/slow.3f2a9c1b.js", slow);
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readHead()).contains("Transfer-Encoding: chunked");
      assertThat(client.read(6)).isEqualTo("1\r\na\r\n");
      isSeen.countDown();
      assertThat(client.read(11)).isEqualTo("1\r\nb\r\n0\r\n\r\n");
    }
  }

  @Test
  void aStreamOfEventsLivesLongerThanTheIdleTimeOfBodies() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/events",
            exchange -> {
              exchange.send(CHUNKED + "Content-Type: text/event-stream\r\n\r\n");
              Polling.pause(2500);
              exchange.send("9\r\ndata: 1\n\n\r\n0\r\n\r\n");
            });
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/events HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readHead()).contains("text/event-stream").doesNotContain("Content-Length");
      assertThat(client.read(14)).isEqualTo("9\r\ndata: 1\n\n\r\n");
    }
  }

  @Test
  void theModuleIsLeftAloneWhenTheClientIsGone() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/endless",
            exchange -> {
              exchange.send(CHUNKED + "\r\n");
              while (!exchange.isClosedByGateway()) {
                exchange.send("5\r\nabcde\r\n");
                Polling.pause(50);
              }
            });
    RawClient client = RawClient.connect(gateway.http());
    client.send("GET /api/m/endless HTTP/1.1\r\nHost: a\r\n\r\n");
    client.readHead();
    Exchange exchange = gateway.upstream().lastRequest();
    client.reset();

    Polling.until(() -> isOver(exchange), Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStreamThatIsSilentIsLeftWhenItsReaderIs(boolean isReset) throws Exception {
    gateway.upstream().at("/api/silent", RawUpstream.hanging(EVENTS + "9\r\ndata: 1\n\n\r\n"));
    RawClient client = RawClient.connect(gateway.http());
    client.send("GET /api/m/silent HTTP/1.1\r\nHost: a\r\n\r\n");
    client.readHead();
    assertThat(client.read(14)).endsWith("data: 1\n\n\r\n");
    Exchange exchange = gateway.upstream().lastRequest();
    if (isReset) {
      client.reset();
    } else {
      client.close();
    }

    Polling.until(exchange::isClosedByGateway, Duration.ofSeconds(1));
    assertThat(gateway.get("/api/m/fine")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/m/mute, /api/mute",
    "/_mf/m/mute.css, /mute.css",
    "/_mf/m/mute.3f2a9c1b.js, /mute.3f2a9c1b.js"
  })
  void aModuleThatHasNotAnsweredIsLeftWhenTheClientIs(String path, String atModule)
      throws Exception {
    gateway.upstream().at(atModule, RawUpstream.hanging(""));
    RawClient client = RawClient.connect(gateway.http());
    client.send("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
    gateway.await(() -> !gateway.upstream().requests().isEmpty());
    Exchange exchange = gateway.upstream().lastRequest();
    client.close();

    Polling.until(exchange::isClosedByGateway, Duration.ofSeconds(1));
  }

  @Test
  void aReaderWhoAsksForTheNextInTheMiddleOfAStreamIsAnsweredBoth() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/paused",
            exchange -> {
              exchange.send(EVENTS + "9\r\ndata: 1\n\n\r\n");
              Polling.pause(1500);
              exchange.send("0\r\n\r\n");
            });
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/paused HTTP/1.1\r\nHost: a\r\n\r\n");
      client.readHead();
      client.send("GET /api/m/next HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      assertThat(client.readToEnd())
          .startsWith("9\r\ndata: 1\n\n\r\n0\r\n\r\nHTTP/1.1 200 ")
          .endsWith("{}");
    }
  }

  /** {@code atrium.test.aborts} makes them as many as one likes. */
  @Test
  void clientsThatLeaveInTheMiddleLeaveNothingBehind() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/left",
            exchange -> {
              exchange.send(CHUNKED + "\r\n3\r\nabc\r\n");
              exchange.awaitClose();
            });
    leaveInTheMiddle();
    long threads = gateway.threads();
    long files = gateway.server().openFiles();
    for (int i = 0; i < Integer.getInteger("atrium.test.aborts", 200); i += AT_ONCE) {
      leaveInTheMiddle();
    }

    gateway.await(() -> gateway.server().openFiles() <= files + 10);
    assertThat(gateway.server().threads()).isLessThanOrEqualTo(threads + AT_ONCE);
    assertThat(gateway.get("/api/modules")).doesNotContainPattern("\"underWay\":[1-9]");
  }

  private static void leaveInTheMiddle() throws IOException, InterruptedException {
    gateway.upstream().forget();
    for (int i = 0; i < AT_ONCE; i++) {
      try (RawClient client = RawClient.connect(gateway.http())) {
        client.send("GET /api/m/left HTTP/1.1\r\nHost: a\r\n\r\n");
        client.readHead();
        client.reset();
      }
    }
    gateway.await(
        () ->
            gateway.upstream().requests().stream()
                .filter(exchange -> exchange.path().equals("/api/left"))
                .allMatch(Exchange::isClosedByGateway));
    gateway.await(() -> !gateway.get("/api/modules").matches("(?s).*\"underWay\":[1-9].*"));
  }

  /** A connection that the gateway has closed cannot be written to for long. */
  private static boolean isOver(Exchange exchange) {
    try {
      exchange.send("1\r\na\r\n");
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void anAnswerThatBreaksOffBeforeItsLengthIsNotWholeForTheClient() throws Exception {
    gateway
        .upstream()
        .at("/api/short", RawUpstream.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"));
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/short HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readHead()).contains("Content-Length: 100");
      assertThat(client.readToEnd()).isIn("abc", "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Type: text/event-stream\r\n"})
  void anAnswerInChunksThatBreaksOffIsNotWholeForTheClient(String type) throws Exception {
    gateway
        .upstream()
        .at(
            "/api/broken",
            exchange -> {
              exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + type + "\r\n");
              exchange.send("3\r\nabc\r\n");
              Polling.pause(200);
              exchange.reset();
            });
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/broken HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(client.readHead()).contains("Transfer-Encoding: chunked");
      assertThat(client.readToEnd()).isEqualTo("3\r\nabc\r\n");
    }
    assertThat(gateway.get("/api/m/fine")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Bad: a\rSet-Cookie: evil=1",
        "X-Bad: a\nSet-Cookie: evil=1",
        "X-Bad: a\0b",
        "X Bad: a",
        ": a"
      })
  void aHeaderThatCouldSplitTheAnswerDoesNot(String header) throws IOException {
    gateway
        .upstream()
        .at("/api/split", RawUpstream.headed(200, header + "\r\nX-Good: good\r\n", "body"));

    String answer = gateway.get("/api/m/split");

    // The line end without a carriage return is one to every parser, so that header is the
    // module's.
    assertThat(answer)
        .matches("(?s)HTTP/1.1 (200|502) .*")
        .doesNotContain("\0", "X Bad", "a\rSet")
        .doesNotContainPattern("\r(?!\n)|(?<!\r)\n|\n:");
  }

  @Test
  void aBodyThatStallsIsGivenUp() throws Exception {
    gateway
        .upstream()
        .at("/api/stall", RawUpstream.hanging("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/stall HTTP/1.1\r\nHost: a\r\n\r\n");
      client.readHead();
      assertThat(client.readToEnd()).isEqualTo("abc");
    }
    Polling.until(() -> gateway.upstream().lastRequest().isClosedByGateway(), SOON);
  }

  @Test
  void aBodyThatAnnouncesTooMuchIsRefusedAtOnce() throws IOException {
    try (RawClient client = RawClient.connect(gateway.http())) {
      long started = System.nanoTime();
      client.send("POST /api/m/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n");
      assertThat(client.readHead())
          .startsWith("HTTP/1.1 413 ")
          .containsIgnoringCase("connection: close");
      String start = "{\"error\":{\"code\":\"413\",";
      assertThat(client.read(start.length())).isEqualTo(start);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(SOON);
    }
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void aChunkedBodyThatGrowsTooLargeIsRefusedAndNotFinished() throws IOException {
    String piece = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    String answer =
        RawClient.request(
            gateway.http(),
            "POST",
            "/api/m/upload",
            "Transfer-Encoding: chunked\r\n\r\n" + piece.repeat(20) + "0");
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("{\"error\":{\"code\":\"413\",");
    assertThat(gateway.upstream().requests()).noneMatch(Exchange::isAnswered);
  }

  @Test
  void aLargeBodyUpToTheLimitArrives() throws IOException {
    String body = "y".repeat(1_048_576);
    assertThat(
            RawClient.request(
                gateway.http(), "POST", "/api/m/upload", "Content-Length: 1048576\r\n\r\n" + body))
        .startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().body()).isEqualTo(body);
  }

  @Test
  void anAnswerThatComesBeforeTheEndOfTheBodyReachesTheClient() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/early",
            exchange -> {
              exchange.send("HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno");
              exchange.awaitClose();
            });
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("POST /api/m/early HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
      client.send("z".repeat(500_000));
      client.send("z".repeat(500_000));
      assertThat(client.readHead()).startsWith("HTTP/1.1 409 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"204, GET", "304, GET", "200, HEAD"})
  void whatHasNoBodyHasNone(int status, String method) throws Exception {
    String length = status == 204 ? "" : "Content-Length: 5\r\n";
    gateway
        .upstream()
        .at(
            "/api/none",
            exchange ->
                exchange.send("HTTP/1.1 " + status + " S\r\nETag: \"a\"\r\n" + length + "\r\n"));
    String answer = RawClient.request(gateway.http(), method, "/api/m/none");
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("ETag: \"a\"")
        .endsWith("\r\n\r\n");
    if (status == 200) {
      assertThat(answer).contains("Content-Length: 5");
    }
  }

  @Test
  void informationalAnswersAreNotTheAnswer() throws IOException {
    gateway
        .upstream()
        .at(
            "/api/early-hints",
            exchange ->
                exchange.send(
                    String.join(
                        "\r\n",
                        "HTTP/1.1 103 Early Hints",
                        "Link: </x>",
                        "",
                        "HTTP/1.1 200 OK",
                        "Content-Length: 2",
                        "",
                        "ok")));
    assertThat(gateway.get("/api/m/early-hints")).startsWith("HTTP/1.1 200 ").endsWith("ok");
  }

  @Test
  void connectionsToTheModuleAreUsedAgain() throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      assertThat(gateway.http().get("/api/m/x").statusCode()).isEqualTo(200);
    }
    assertThat(gateway.upstream().connections()).isLessThan(40);
  }

  @Test
  void aConnectionThatTheModuleHadClosedCostsAReaderNothing() throws Exception {
    gateway
        .upstream()
        .at(
            "/api/once",
            exchange -> {
              exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
              exchange.in().mark(1);
              exchange.in().read();
              exchange.reset();
            });
    assertThat(gateway.get("/api/m/once")).endsWith("ok");
    assertThat(gateway.get("/api/m/x")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void redirectsAndCookiesStayWithTheModule() throws IOException {
    gateway
        .upstream()
        .at(
            "/api/moved",
            RawUpstream.headed(
                302,
                "Location: http://127.0.0.1:"
                    + gateway.upstream().port()
                    + "/api/new?x=1\r\nSet-Cookie: a=b; Path=/; Domain=example.com\r\n",
                ""));
    assertThat(gateway.get("/api/m/moved"))
        .contains("Location: /api/m/new?x=1\r\n", "Set-Cookie: a=b; Path=/api/m\r\n");
    gateway
        .upstream()
        .at("/api/out", RawUpstream.headed(302, "Location: http://169.254.169.254/\r\n", ""));
    gateway
        .upstream()
        .at("/out.js", RawUpstream.headed(302, "Location: https://cdn.example.com/\r\n", ""));
    assertThat(gateway.get("/api/m/out")).startsWith("HTTP/1.1 502 ").doesNotContain("169.254");
    assertThat(gateway.get("/_mf/m/out.js")).startsWith("HTTP/1.1 503 ");
  }

  @Test
  void ourOwnPollingEnds() {
    assertThatThrownBy(() -> Polling.until(() -> false, Duration.ofMillis(50)))
        .isInstanceOf(AssertionError.class);
  }
}
