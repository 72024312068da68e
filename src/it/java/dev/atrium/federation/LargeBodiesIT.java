package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream.Exchange;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bodies that are larger than the memory there is for them: who is slow makes the other wait. The
 * system property {@code atrium.test.download.mebibytes} makes the downloads as large as one likes.
 */
@RunsAlone
class LargeBodiesIT {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int DOWNLOAD = Integer.getInteger("atrium.test.download.mebibytes", 64);
  private static final int READERS = 4;
  private static final int UPLOAD = 24;
  private static final long MESSAGES = 120L * MEBIBYTE;
  private static final byte[] PIECE = new byte[64 * 1024];

  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Arrays.fill(PIECE, (byte) 'x');
    gateway =
        Gateway.start(
            "large-bodies",
            Map.of(
                "ATRIUM_FEDERATION_MAX_BODY_SIZE", Integer.toString(UPLOAD * MEBIBYTE),
                "ATRIUM_FEDERATION_IDLE_TIMEOUT", "PT30S",
                "ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT30S"));
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @Test
  void downloadsTakeNoMemoryHoweverSlowTheirReadersAre() throws Exception {
    long size = (long) DOWNLOAD * MEBIBYTE;
    AtomicLong sent = new AtomicLong();
    gateway
        .upstream()
        .at(
            "/api/large",
            exchange -> {
              exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
              for (long left = size; left > 0; left -= PIECE.length) {
                exchange.out().write(PIECE);
                sent.addAndGet(PIECE.length);
              }
            });
    assertThat(download(gateway)).isEqualTo(size);
    sent.set(0);
    long before = gateway.server().residentMebibytes();
    List<RawClient> clients = slowReaders();
    try {
      long ahead = awaitStandstill(sent);
      // Nobody has read anything: what has left the module is in the buffers of sockets.
      assertThat(ahead).isLessThan(READERS * size / 2);
      assertAllRead(clients, size);
      assertThat(gateway.server().residentMebibytes() - before).isLessThan(48);
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  /** T27: what is refused is not kept. */
  @Test
  void bodiesMadeToHurtTakeNoMemory() throws Exception {
    sendBodiesMadeToHurt();
    long before = gateway.server().residentMebibytes();
    sendBodiesMadeToHurt();

    assertThat(gateway.server().residentMebibytes() - before).isLessThan(32);
  }

  private static void sendBodiesMadeToHurt() throws IOException {
    String name = "{\"name\":";
    for (String body :
        List.of(
            name + "1".repeat(1_000_000) + "}",
            name + "[".repeat(10_000),
            "{\"customProperties\":{\"p\":" + "{\"a\":".repeat(10_000),
            " ".repeat(8 * MEBIBYTE))) {
      for (int i = 0; i < 20; i++) {
        assertThat(post("Content-Length: " + body.length(), body)).containsPattern("^HTTP/1.1 4");
      }
    }
    // A gigabyte is announced, nobody waits for it.
    assertThat(post("Content-Length: 1073741824", name)).containsPattern("^HTTP/1.1 413 ");
  }

  private static String post(String length, String body) throws IOException {
    String head =
        """
        POST /api/v1/models HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        Content-Type: application/json\r
        """;
    return RawClient.exchange(gateway.http(), head + length + "\r\n\r\n" + body);
  }

  private static List<RawClient> slowReaders() throws IOException {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      RawClient client = RawClient.connect(gateway.http());
      clients.add(client);
      client.send("GET /api/m/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      client.readHead();
    }
    return clients;
  }

  private static void assertAllRead(List<RawClient> clients, long size) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Long>> reads = new ArrayList<>();
      for (RawClient client : clients) {
        reads.add(threads.submit(() -> count(client.in())));
      }
      for (Future<Long> read : reads) {
        assertThat(read.get(3, TimeUnit.MINUTES)).isEqualTo(size);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static long download(Gateway gateway) throws IOException {
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send("GET /api/m/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      client.readHead();
      return count(client.in());
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long count = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      count += read;
    }
    return count;
  }

  @Test
  void anUploadWaitsForAModuleThatDoesNotRead() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    gateway
        .upstream()
        .at(
            "/api/slow-reader",
            exchange -> {
              if (!release.await(60, TimeUnit.SECONDS)) {
                throw new IOException("nobody released the body");
              }
              exchange.readBody();
              exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            });
    AtomicLong sent = new AtomicLong();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RawClient client = RawClient.connect(gateway.http())) {
      client.send(
          String.join(
              "\r\n",
              "PUT /api/m/slow-reader HTTP/1.1",
              "Host: localhost",
              "Connection: close",
              "Transfer-Encoding: chunked",
              "",
              ""));
      Future<?> upload = threads.submit(() -> upload(client, sent));
      assertThat(awaitStandstill(sent)).isLessThan((long) UPLOAD * MEBIBYTE);
      assertThat(upload.isDone()).isFalse();

      release.countDown();
      upload.get(1, TimeUnit.MINUTES);
      assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
      Exchange exchange = gateway.upstream().lastRequest();
      assertThat(exchange.headers("Transfer-Encoding")).containsExactly("chunked");
      assertThat(exchange.body()).hasSize(UPLOAD * MEBIBYTE);
    } finally {
      release.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void aModuleThatSaysMuchOnAWebSocketWaitsForABrowserThatDoesNotRead() throws Exception {
    byte[] frame = RawWebSocket.frame(PIECE, false);
    AtomicLong sent = new AtomicLong();
    gateway
        .upstream()
        .at(
            "/api/talkative",
            RawWebSocket.agreeing(
                exchange -> {
                  for (long left = MESSAGES; left > 0; left -= PIECE.length) {
                    exchange.out().write(frame);
                    sent.addAndGet(PIECE.length);
                  }
                  exchange.awaitClose();
                }));
    long before = gateway.server().residentMebibytes();
    try (RawClient client = RawWebSocket.ask(gateway.http(), "/api/m/talkative")) {
      assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
      assertThat(awaitStandstill(sent)).isLessThan(MESSAGES / 2);
      assertThat(RawWebSocket.read(client.in(), MESSAGES)).isEqualTo(MESSAGES);
    }
    assertThat(gateway.server().residentMebibytes() - before).isLessThan(48);
    gateway.await(() -> gateway.upstream().lastRequest().isClosedByGateway());
  }

  @Test
  void aBrowserThatSaysMuchOnAWebSocketWaitsForAModuleThatDoesNotRead() throws Exception {
    byte[] frame = RawWebSocket.frame(PIECE, true);
    CountDownLatch release = new CountDownLatch(1);
    AtomicLong received = new AtomicLong();
    gateway
        .upstream()
        .at(
            "/api/listener",
            RawWebSocket.agreeing(
                exchange -> {
                  if (release.await(60, TimeUnit.SECONDS)) {
                    received.set(RawWebSocket.read(exchange.in(), MESSAGES));
                  }
                }));
    AtomicLong sent = new AtomicLong();
    long before = gateway.server().residentMebibytes();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RawClient client = RawWebSocket.ask(gateway.http(), "/api/m/listener")) {
      assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
      Future<?> talk = threads.submit(() -> repeat(frame, client, sent));
      assertThat(awaitStandstill(sent)).isLessThan(MESSAGES / 2);
      release.countDown();
      talk.get(2, TimeUnit.MINUTES);
      Polling.until(() -> received.get() == MESSAGES, Duration.ofMinutes(1));
    } finally {
      release.countDown();
      threads.shutdownNow();
    }
    assertThat(gateway.server().residentMebibytes() - before).isLessThan(48);
  }

  private static Void repeat(byte[] frame, RawClient client, AtomicLong sent) throws IOException {
    for (long left = MESSAGES; left > 0; left -= PIECE.length) {
      client.out().write(frame);
      sent.addAndGet(PIECE.length);
    }
    return null;
  }

  private static Void upload(RawClient client, AtomicLong sent) throws IOException {
    String piece = new String(PIECE, US_ASCII);
    for (int left = UPLOAD * MEBIBYTE; left > 0; left -= PIECE.length) {
      client.send("10000\r\n" + piece + "\r\n");
      sent.addAndGet(PIECE.length);
    }
    client.send("0\r\n\r\n");
    return null;
  }

  /** How far it got, once it has not moved for a second. */
  private static long awaitStandstill(AtomicLong moved) throws InterruptedException {
    long seen = -1;
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (seen != moved.get() || seen <= 0) {
      assertThat(System.nanoTime()).as("still moving").isLessThan(end);
      seen = moved.get();
      Polling.pause(1000);
    }
    return seen;
  }

  @Test
  void aBodyThatTheClientHasZippedIsNotUnzipped() throws IOException {
    String zipped = "\u001f\u008b\b\u0000not really zipped";
    String answer =
        RawClient.exchange(
            gateway.http(),
            "POST /api/m/zipped HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Encoding: gzip\r\nContent-Type: application/json\r\nContent-Length: "
                + zipped.length()
                + "\r\n\r\n"
                + zipped);

    assertThat(answer).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().headers("Content-Encoding"))
        .containsExactly("gzip");
    assertThat(gateway.upstream().lastRequest().body()).isEqualTo(zipped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1\r\nContent-Length: 2",
        "Content-Length: 1\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: chunked, identity",
        "Content-Length : 1",
        "Content-Length: +1",
        "Content-Length: -1",
        "Content-Length: 1, 1x",
        "X-Folded: a\r\n b"
      })
  void aBodyThatCouldEndInTwoPlacesHidesNoOtherRequest(String framing) throws IOException {
    String answer =
        RawClient.exchange(
            gateway.http(),
            "POST /api/m/framed HTTP/1.1\r\nHost: localhost\r\n"
                + framing
                + "\r\n\r\n1\r\nx\r\n0\r\n\r\nGET /api/m/smuggled HTTP/1.1\r\n"
                + "Host: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).doesNotContain("HTTP/1.1 5");
    assertThat(gateway.upstream().requests())
        .extracting(Exchange::path)
        .doesNotContain("/api/smuggled")
        .hasSizeLessThanOrEqualTo(1);
  }
}
