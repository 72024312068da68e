package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of modules' files, and how little a module is asked for it. */
class FederationCacheIT {

  private static final String CHUNKED =
      "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nTransfer-Encoding: chunked\r\n\r\n";

  private static final Duration STALE_TIME = Duration.ofSeconds(2);

  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    // Enough time for 200 connections on a machine that does other things as well.
    gateway =
        Gateway.start(
            "federation-cache",
            Map.of(
                "ATRIUM_FEDERATION_RESPONSE_TIMEOUT", "PT15S",
                "ATRIUM_FEDERATION_STALE_TIME", STALE_TIME.toString(),
                "ATRIUM_METRICS_ENABLED", "true"));
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @Test
  void anImmutableFileIsAskedForOnceAndAnsweredWholeInPartsOrNotAtAll() throws IOException {
    String file = "/_mf/m/static/main.3f2a9c1b.js";
    gateway
        .upstream()
        .at(
            "/static/main.3f2a9c1b.js",
            RawUpstream.headed(
                200, "ETag: \"t\"\r\nContent-Type: text/javascript\r\n", "0123456789"));
    for (int i = 0; i < 3; i++) {
      assertThat(gateway.get(file))
          .contains("Cache-Control: public, max-age=31536000, immutable", "ETag: \"t\"")
          .endsWith("0123456789");
    }
    assertThat(gateway.get(file, "If-None-Match: \"t\"")).startsWith("HTTP/1.1 304 ");
    assertThat(gateway.get(file, "Range: bytes=2-4"))
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 2-4/10")
        .endsWith("\r\n\r\n234");
    assertThat(gateway.upstream().requests()).hasSize(1);
  }

  @Test
  void aHashedFileInChunksIsKeptOnceItIsWhole() throws IOException {
    gateway
        .upstream()
        .at("/whole.3f2a9c1b.js", raw(CHUNKED + "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n"));

    assertThat(gateway.get("/_mf/m/whole.3f2a9c1b.js")).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.get("/_mf/m/whole.3f2a9c1b.js"))
        .contains("Content-Length: 10\r\n", "immutable", "ETag: ")
        .endsWith("\r\n\r\n0123456789");
    assertThat(gateway.get("/_mf/m/whole.3f2a9c1b.js", "Range: bytes=-3"))
        .startsWith("HTTP/1.1 206 ")
        .endsWith("\r\n\r\n789");
    assertThat(gateway.upstream().requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHUNKED + "5\r\n01234\r\n",
        CHUNKED + "5\r\n01234\r\n5\r\n56",
        CHUNKED + "5\r\n01234\r\nxyz\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nContent-Length: 9\r\n\r\n0123",
        "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n\r\n01234"
      })
  void whatBrokeOffOrMayHaveIsNotKept(String answer) throws IOException {
    gateway.upstream().at("/broken.3f2a9c1b.js", RawUpstream.raw(answer));

    gateway.get("/_mf/m/broken.3f2a9c1b.js");
    gateway.get("/_mf/m/broken.3f2a9c1b.js");

    assertThat(gateway.upstream().requests()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-store", "private", "no-cache"})
  void whatTheModuleDoesNotWantKeptIsNot(String caching) throws IOException {
    String name = "/kept-" + caching + ".3f2a9c1b.js";
    gateway.upstream().at(name, RawUpstream.headed(200, "Cache-Control: " + caching + "\r\n", "x"));

    assertThat(gateway.get("/_mf/m" + name)).contains("Cache-Control: " + caching + "\r\n");
    gateway.get("/_mf/m" + name);

    assertThat(gateway.upstream().requests()).hasSize(2);
  }

  @Test
  void eachEncodingIsKeptAsTheModuleMadeIt() throws IOException {
    gateway
        .upstream()
        .at(
            "/packed.3f2a9c1b.js",
            exchange -> {
              String encoding = exchange.headers("Accept-Encoding").get(0).replaceFirst(",.*", "");
              boolean isPlain = encoding.equals("identity");
              RawUpstream.headed(
                      200,
                      "Content-Type: text/javascript\r\nVary: Accept-Encoding\r\nETag: \""
                          + encoding
                          + "\"\r\n"
                          + (isPlain ? "" : "Content-Encoding: " + encoding + "\r\n"),
                      "bytes of " + encoding)
                  .answer(exchange);
            });
    for (int i = 0; i < 2; i++) {
      for (String encoding : List.of("br", "gzip", "identity")) {
        String answer = gateway.get("/_mf/m/packed.3f2a9c1b.js", "Accept-Encoding: " + encoding);
        assertThat(answer)
            .contains("ETag: \"" + encoding + "\"", "Vary: Accept-Encoding")
            .contains("bytes of " + encoding);
        assertThat(answer.contains("Content-Encoding: " + encoding))
            .isEqualTo(!encoding.equals("identity"));
      }
    }
    assertThat(gateway.upstream().requests()).hasSize(3);
    assertThat(
            gateway.get(
                "/_mf/m/packed.3f2a9c1b.js", "Accept-Encoding: br", "If-None-Match: \"gzip\""))
        .startsWith("HTTP/1.1 200 ");
    assertThat(
            gateway.get(
                "/_mf/m/packed.3f2a9c1b.js", "Accept-Encoding: br", "If-None-Match: W/\"br\""))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: \"br\"", "Vary: Accept-Encoding", "Cache-Control: public")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'bytes=0-1', '', 206, 01",
    "'bytes=8-', '', 206, 89",
    "'bytes=-1', '', 206, 9",
    "'bytes=0-1', '\"t\"', 206, 01",
    "'bytes=0-1', '\"other\"', 200, 0123456789",
    "'bytes=0-1', 'W/\"t\"', 200, 0123456789",
    "'bytes=10-', '', 416, ''",
    "'lines=1-2', '', 200, 0123456789"
  })
  void aPartOfAKeptFileIsCutByUs(String range, String ifRange, String status, String body)
      throws IOException {
    gateway
        .upstream()
        .at("/cut.3f2a9c1b.js", RawUpstream.headed(200, "ETag: \"t\"\r\n", "0123456789"));
    gateway.get("/_mf/m/cut.3f2a9c1b.js");
    gateway.upstream().forget();

    String[] headers =
        ifRange.isEmpty()
            ? new String[] {"Range: " + range}
            : new String[] {"Range: " + range, "If-Range: " + ifRange};
    assertThat(gateway.get("/_mf/m/cut.3f2a9c1b.js", headers))
        .startsWith("HTTP/1.1 " + status)
        .endsWith("\r\n\r\n" + body);
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void aPartOfAFileThatIsNotKeptIsTheModulesToCut() throws IOException {
    gateway
        .upstream()
        .at(
            "/film.mp4",
            RawUpstream.headed(206, "Content-Range: bytes 2-3/10\r\nETag: \"t\"\r\n", "23"));

    assertThat(gateway.get("/_mf/m/film.mp4", "Range: bytes=2-3", "If-Range: \"t\""))
        .startsWith("HTTP/1.1 206 ")
        .contains("Content-Range: bytes 2-3/10", "ETag: \"t\"")
        .endsWith("\r\n\r\n23");
    assertThat(gateway.upstream().lastRequest().headers("Range")).containsExactly("bytes=2-3");
    assertThat(gateway.upstream().lastRequest().headers("If-Range")).containsExactly("\"t\"");
  }

  @Test
  void theModuleSaysWhetherTheClientHasAFileThatIsNotKept() throws IOException {
    gateway
        .upstream()
        .at(
            "/plain.css",
            exchange -> {
              boolean isKnown = exchange.headers("If-None-Match").contains("\"t\"");
              exchange.send(
                  isKnown
                      ? "HTTP/1.1 304 Not Modified\r\nETag: \"t\"\r\n\r\n"
                      : "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 1\r\n\r\nx");
            });

    assertThat(gateway.get("/_mf/m/plain.css")).contains("ETag: \"t\"", "no-cache");
    assertThat(gateway.get("/_mf/m/plain.css", "If-None-Match: \"t\""))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: \"t\"", "Cache-Control: no-cache")
        .endsWith("\r\n\r\n");
  }

  @Test
  void anEntryOutlivesItsModuleForAWhileAndAPageIsNone() throws Exception {
    String file = "/_mf/n/remoteEntry.js";
    gateway.other().at("/remoteEntry.js", RawUpstream.text(200, "text/plain", "entry"));
    assertThat(gateway.get(file))
        .contains("Content-Type: application/javascript", "Cache-Control: no-cache", "ETag: ")
        .endsWith("entry");
    String tag = gateway.get(file).replaceFirst("(?s).*ETag: (\\S+).*", "$1");
    assertThat(gateway.get(file, "If-None-Match: " + tag))
        .startsWith("HTTP/1.1 304 ")
        .contains("Cache-Control: no-cache")
        .endsWith("\r\n\r\n");
    gateway.other().at("/remoteEntry.js", RawUpstream.text(200, "text/html", "<html>"));
    assertThat(gateway.get(file))
        .contains("Cache-Status: atrium; hit; fwd=stale", "Age: ")
        .endsWith("entry");
    gateway.other().at("/x.3f2a9c1b.js", RawUpstream.text(200, "text/html", "<html>"));
    assertThat(gateway.get("/_mf/n/x.3f2a9c1b.js"))
        .startsWith("HTTP/1.1 404 ")
        .contains("Cache-Control: no-store");

    gateway.other().goDown();
    try {
      assertThat(gateway.get(file)).contains("fwd=stale").endsWith("entry");
      Polling.until(
          () -> gateway.get(file).startsWith("HTTP/1.1 503 "), STALE_TIME.multipliedBy(3));
    } finally {
      gateway.other().comeUp();
    }
    gateway.await(() -> gateway.get("/_mf/n/a.json").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void whatIsNoEntryOrBelongsToAnEarlierOneNeverStandsIn() throws Exception {
    gateway
        .other()
        .at("/remoteEntry.js", RawUpstream.text(200, "text/javascript", "x".repeat(5 << 20)));
    assertThat(gateway.get("/_mf/n/remoteEntry.js")).hasSizeGreaterThan(5 << 20);
    assertNothingStandsIn();
    gateway.other().at("/remoteEntry.js", RawUpstream.text(200, "text/javascript", "entry"));
    assertThat(gateway.get("/_mf/n/remoteEntry.js")).endsWith("entry");
    String before = Files.readString(gateway.file());
    Files.writeString(gateway.file(), before.replace("\"/n\"", "\"/other-n\""));
    try {
      gateway.await(() -> gateway.get("/api/extensions").contains("/other-n"));
      assertNothingStandsIn();
    } finally {
      Files.writeString(gateway.file(), before);
    }
    gateway.await(() -> gateway.get("/api/extensions").contains("\"/n\""));
  }

  private static void assertNothingStandsIn() throws Exception {
    gateway.other().goDown();
    try {
      assertThat(gateway.get("/_mf/n/remoteEntry.js")).startsWith("HTTP/1.1 503 ");
    } finally {
      gateway.other().comeUp();
    }
    gateway.await(() -> gateway.get("/_mf/n/a.json").startsWith("HTTP/1.1 200 "));
  }

  @Test
  void twoHundredWhoAskForAnEntryAtOnceCostTheModuleOneRequest() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    gateway
        .upstream()
        .at(
            "/cold/remoteEntry.js",
            exchange -> {
              if (!release.await(60, TimeUnit.SECONDS)) {
                throw new IOException("nobody released the answer");
              }
              RawUpstream.text(200, "text/javascript", "entry").answer(exchange);
            });
    List<RawClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        RawClient client = RawClient.connect(gateway.http());
        clients.add(client);
        client.send(
            "GET /_mf/m/cold/remoteEntry.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      }
      gateway.await(() -> !gateway.upstream().requests().isEmpty());
      Polling.pause(1000);
      release.countDown();

      // What they say fits into the buffers of their sockets: one after the other is enough.
      for (RawClient client : clients) {
        assertThat(client.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nentry");
      }
      assertThat(gateway.upstream().requests()).hasSize(1);
    } finally {
      release.countDown();
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  void whatBecameOfRequestsIsCountedSinceTheModuleIsAsItIs() throws Exception {
    String list = Files.readString(gateway.file());
    Files.writeString(
        gateway.file(),
        list.replace("\"name\": \"n\"", "\"name\": \"n\", \"displayName\": \"New\""));
    gateway.await(() -> gateway.get("/api/extensions").contains("\"New\""));
    gateway.other().at("/n.3f2a9c1b.js", RawUpstream.text(200, "text/javascript", "x"));
    gateway.other().at("/api/broken", RawUpstream.resetting(""));
    for (int i = 0; i < 3; i++) {
      gateway.get("/_mf/n/n.3f2a9c1b.js");
    }
    gateway.get("/_mf/n/gone.3f2a9c1b.js", "Range: bytes=0-1");
    RawClient.request(gateway.http(), "POST", "/api/n/broken", "Content-Length: 0");

    Polling.until(
        () ->
            gateway
                .get("/api/modules")
                .replaceAll("(?s).*\"name\":\"n\",", "")
                .matches(
                    "(?s).*?\"underWay\":0,\"breaker\":\"closed\",\"traffic\":\\{\"requests\":"
                        + "\\{\"1xx\":0,\"2xx\":4,\"3xx\":0,\"4xx\":0,\"5xx\":1},"
                        + "\"failures\":\\{\"connection broken\":1},\"cacheHits\":2,.*"),
        Duration.ofSeconds(5));
  }

  @Test
  void monitoringIsToldOfEachModuleAndOfListsThatAreRefused() throws Exception {
    String before = Files.readString(gateway.file());
    gateway.upstream().at("/told.3f2a9c1b.js", RawUpstream.text(200, "text/javascript", "x"));
    gateway.get("/_mf/m/told.3f2a9c1b.js");
    gateway.get("/_mf/m/told.3f2a9c1b.js");
    gateway.get("/_mf/dead/a.3f2a9c1b.js");

    assertThat(metric("requests_total", "module=\"m\"", "status=\"2xx\""))
        .isGreaterThanOrEqualTo(2);
    assertThat(metric("requests_total", "module=\"dead\"", "status=\"5xx\"")).isPositive();
    assertThat(metric("failures_total", "module=\"dead\"", "reason=\"connection refused\""))
        .isPositive();
    assertThat(metric("cache_hits_total", "module=\"m\"")).isPositive();
    assertThat(metric("request_duration_seconds_count", "module=\"m\"")).isPositive();
    assertThat(metric("request_duration_seconds_bucket", "module=\"m\"", "le=\"5.0\""))
        .isPositive();
    assertThat(metric("breaker_open", "module=\"m\"")).isZero();
    assertThat(metric("calls_under_way", "module=\"m\"")).isZero();
    assertThat(metric("websockets_open", "module=\"m\"")).isZero();
    gateway.await(() -> metric("healthy", "module=\"m\"") == 1);

    double refused = metric("list_refusals_total");
    Files.writeString(gateway.file(), "[");
    gateway.await(() -> metric("list_refusals_total") == refused + 1);
    Files.writeString(
        gateway.file(),
        "[{\"name\": \"late\", \"path\": \"/late\", \"target\": \"%s\"}]"
            .formatted(gateway.upstream().address()));
    gateway.await(() -> gateway.get("/_mf/late/told.3f2a9c1b.js").startsWith("HTTP/1.1 200 "));
    assertThat(metric("requests_total", "module=\"late\"", "status=\"2xx\"")).isPositive();
    assertThat(metric("requests_total", "module=\"m\"")).isNaN();
    Files.writeString(gateway.file(), before);
    gateway.await(() -> gateway.get("/_mf/m/told.3f2a9c1b.js").startsWith("HTTP/1.1 200 "));
  }

  /** The value of the series with these labels among others, not a number when there is none. */
  private static double metric(String name, String... labels)
      throws IOException, InterruptedException {
    return gateway
        .http()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("atrium_module_" + name + "{"))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElse(Double.NaN);
  }

  @Test
  void manyHeadersAreTooMany() throws IOException {
    StringBuilder headers = new StringBuilder("X-0: 0");
    for (int i = 1; i < 300; i++) {
      headers.append("\r\nX-").append(i).append(": ").append(i);
    }
    assertThat(gateway.get("/api/m/x", headers.toString())).matches("(?s)(HTTP/1.1 4.*)?");
    assertThat(gateway.get("/api/m/x", "X-Long: " + "x".repeat(20_000)))
        .matches("(?s)(HTTP/1.1 4.*)?");
    assertThat(gateway.get("/api/m/" + "x".repeat(20_000))).matches("(?s)(HTTP/1.1 4.*)?");
    assertThat(gateway.upstream().requests()).isEmpty();
    String[] many = headers.toString().split("\r\n", 91);
    assertThat(gateway.get("/api/m/x", Arrays.copyOf(many, 90))).startsWith("HTTP/1.1 200 ");
  }

  private static Behaviour raw(String answer) {
    return exchange -> exchange.send(answer);
  }
}
