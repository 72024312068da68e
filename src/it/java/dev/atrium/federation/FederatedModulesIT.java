package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules in every shape that an operator may write, and modules that come and go. */
class FederatedModulesIT {

  /** The shapes that odh-dashboard ships, some that are wrong, and those the other tests need. */
  private static final String LIST =
      """
      [{"name": "modelRegistry", "remoteEntry": "/remoteEntry.js", "tls": false,
        "proxy": [{"path": "/model-registry/api", "pathRewrite": "/api"}], "local": %1$s},
       {"name": "mlflowEmbedded", "remoteEntry": "/mlflow/static-files/federated/remoteEntry.js",
        "tls": false, "local": %1$s},
       {"name": "agentOps", "remoteEntry": "/remoteEntry.js", "tls": false, "local": %1$s,
        "proxy": [{"path": "/agent-ops/api", "pathRewrite": "/api"},
                  {"path": "/agent-ops/healthcheck", "pathRewrite": "/healthcheck"}]},
       {"name": "mlflow", "backend": {"remoteEntry": "/remoteEntry.js", "tls": false, "localService": %2$s},
        "proxyService": [{"path": "/mlflow", "pathRewrite": "/mlflow", "tls": false,
          "headers": {"X-Workspace": "a"}, "localService": %1$s}]},
       {"name": "coreBff", "proxyService": [
         {"path": "/core-bff/api", "pathRewrite": "/api", "tls": false, "localService": %1$s}]},
       {"name": "perses", "proxyService": [
         {"path": "/perses/api", "pathRewrite": "", "tls": false, "localService": %1$s}]},
       {"name": "evalHub", "remoteEntry": "/remoteEntry.js", "tls": false, "local": %1$s,
        "proxy": [{"path": "/eval-hub/api"}]},
       {"name": "file", "path": "/file", "target": "file:///etc/passwd"},
       {"name": "elsewhere", "remoteEntry": "/r.js", "service": {"name": "a.evil.example", "namespace": "x", "port": 1}},
       {"name": "nowhere", "remoteEntry": "/r.js", "service": {"name": "a", "namespace": "x", "port": 70000}},
       {"name": "forged", "path": "/forged", "target": "http://a:1", "headers": {"Authorization": "x"}},
       {"name": "health", "path": "/x", "target": "http://a:1"},
       {"name": "n", "path": "/n", "target": "%3$s", "cookies": ["theme"]},
       {"name": "inner", "path": "/n/inner", "tls": false, "local": %1$s},
       {"name": "second", "path": "/n", "target": "http://a:1"},
       {"name": "fragile", "path": "/fragile", "target": "%3$s"},
       {"name": "flapping", "path": "/flapping", "target": "%3$s", "healthPath": "/flap"},
       {"name": "off", "path": "/off", "target": "%3$s", "healthPath": "/off-flap", "enabled": false}]
      """;

  private static final int LOOKS = 8;
  private static final List<Long> LOOKED = new CopyOnWriteArrayList<>();
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway = Gateway.start("federated-modules", Map.of());
    gateway.other().at("/flap", FederatedModulesIT::flap);
    Files.writeString(
        gateway.file(),
        LIST.formatted(
            local(gateway.upstream()), local(gateway.other()), gateway.other().address()));
    gateway.await(() -> gateway.get("/api/extensions").contains("flapping"));
  }

  private static String local(RawUpstream upstream) {
    return "{\"host\": \"127.0.0.1\", \"port\": %d}".formatted(upstream.port());
  }

  /** Well at every other look. */
  private static void flap(Exchange exchange) throws IOException, InterruptedException {
    LOOKED.add(System.nanoTime());
    RawUpstream.text(LOOKED.size() % 2 == 0 ? 200 : 500, "application/json", "{}").answer(exchange);
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @ParameterizedTest
  @CsvSource({
    "/model-registry/api/v1/user, /api/v1/user",
    "/_mf/modelRegistry/remoteEntry.js, /remoteEntry.js",
    "/_mf/mlflowEmbedded/mlflow/static-files/federated/remoteEntry.js, /mlflow/static-files/federated/remoteEntry.js",
    "/agent-ops/api/x, /api/x",
    "/agent-ops/healthcheck?a=1, /healthcheck?a=1",
    "/mlflow/api/x, /mlflow/api/x",
    "/core-bff/api/x, /api/x",
    "/perses/api/x, /x",
    "/eval-hub/api/x, /x",
    "/n/inner/x.css, /x.css",
    "/n/inner/api/x, /api/x"
  })
  void everyShapeLeadsWhereItSays(String path, String seen) throws IOException {
    assertThat(gateway.get(path)).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().exchanges()).extracting(Exchange::target).contains(seen);
  }

  @Test
  void filesAndInterfaceOfAModuleMayHaveTwoServersAndAnInterfaceHeaders() throws IOException {
    gateway.other().forget();

    gateway.get("/_mf/mlflow/a.css");
    gateway.get("/mlflow/x");

    assertThat(gateway.other().requests()).extracting(Exchange::target).contains("/a.css");
    assertThat(gateway.upstream().requests()).extracting(Exchange::target).contains("/mlflow/x");
    assertThat(gateway.upstream().lastRequest().headers("X-Workspace")).containsExactly("a");
  }

  @Test
  void thePageIsToldOfThoseWithFilesOnly() throws IOException {
    assertThat(gateway.get("/api/extensions"))
        .contains(
            "\"url\":\"/_mf/modelRegistry/remoteEntry.js\"",
            "\"url\":\"/_mf/mlflowEmbedded/mlflow/static-files/federated/remoteEntry.js\"",
            "\"name\":\"agentOps\"",
            "\"name\":\"mlflow\"")
        .doesNotContain("coreBff", "perses", "127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          file | target must be an http or https URL without credentials, query and fragment, or 'self'
          elsewhere | service.name
          nowhere | service.port
          forged | headers
          health | name
          second | path
          """)
  void anEntryThatIsWrongIsRefusedWithASentenceAndTheRestIsLive(String name, String sentence)
      throws IOException {
    assertThat(gateway.server().log()).contains("module '" + name + "' is refused: " + sentence);
    assertThat(gateway.get("/_mf/" + name + "/a.js")).startsWith("HTTP/1.1 404 ");
    assertThat(gateway.get("/api/n/x")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "remoteEntry.js, no-cache",
    "mf-manifest.json, no-cache",
    "mf-stats.json, no-cache",
    "app.bundle.js, no-cache",
    "app.12345678.js, no-cache",
    "app.3F2A9C1B.js, no-cache",
    "my-deadbeef-page.js, no-cache",
    "logo-20240608.png, 'public, max-age=86400'",
    "text.woff2, 'public, max-age=86400'",
    "main.3f2a9c1b.js, 'public, max-age=31536000, immutable'",
    "chunk-0123abcd.css, 'public, max-age=31536000, immutable'",
    "app.a1b2c3d4e5f6.bundle.js, 'public, max-age=31536000, immutable'",
    "1013-4cee0676a66ac829f875.js, 'public, max-age=31536000, immutable'"
  })
  void aBrowserKeepsAFileAsLongAsItsNameAllows(String name, String caching) throws IOException {
    gateway.other().at("/" + name, RawUpstream.headed(200, "", "x"));

    assertThat(gateway.get("/_mf/n/" + name)).contains("Cache-Control: " + caching + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"own/remoteEntry.js", "own/mf-manifest.json"})
  void anEntryIsComparedWithTheModulesAndStandsInForIt(String file) throws IOException {
    gateway
        .other()
        .at(
            "/" + file,
            exchange -> {
              boolean isKnown = exchange.headers("If-None-Match").contains("\"t\"");
              exchange.send(
                  isKnown
                      ? "HTTP/1.1 304 Not Modified\r\nETag: \"t\"\r\n\r\n"
                      : "HTTP/1.1 200 OK\r\nETag: \"t\"\r\nContent-Length: 2\r\n\r\n{}");
            });
    gateway.other().forget();
    for (int i = 0; i < 2; i++) {
      assertThat(gateway.get("/_mf/n/" + file))
          .startsWith("HTTP/1.1 200 ")
          .contains("ETag: \"t\"", "Cache-Control: no-cache")
          .endsWith("{}");
    }
    assertThat(gateway.get("/_mf/n/" + file, "If-None-Match: \"t\""))
        .startsWith("HTTP/1.1 304 ")
        .contains("ETag: \"t\"", "Cache-Control: no-cache");
    assertThat(gateway.other().requests().stream().filter(e -> e.path().equals("/" + file)))
        .hasSize(3)
        .filteredOn(exchange -> exchange.headers("If-None-Match").isEmpty())
        .hasSize(1);

    gateway.other().at("/" + file, RawUpstream.text(500, "text/plain", "no"));
    assertThat(gateway.get("/_mf/n/" + file)).contains("fwd=stale").endsWith("{}");
  }

  @Test
  void addressesOfTheModuleAreOnesOfTheHost() throws IOException {
    gateway
        .other()
        .at(
            "/api/things",
            RawUpstream.headed(
                201,
                String.join(
                    "\r\n",
                    "Location: /api/things/7",
                    "Content-Location: " + gateway.other().address() + "/api/things/7",
                    "Link: </api/things?page=2>; rel=next",
                    "Refresh: 5; url=/api/things/8",
                    "Access-Control-Allow-Origin: *",
                    ""),
                "{}"));

    assertThat(RawClient.request(gateway.http(), "POST", "/api/n/things", "Content-Length: 0"))
        .startsWith("HTTP/1.1 201 ")
        .contains(
            "\r\nLocation: /api/n/things/7\r\n",
            "Content-Location: /api/n/things/7\r\n",
            "Link: </api/n/things?page=2>; rel=next\r\n",
            "Refresh: 5; url=/api/n/things/8\r\n")
        .doesNotContain("Access-Control", "127.0.0.1");
  }

  @Test
  void aModuleGetsTheCookiesItIsConfiguredForAndNoOthers() throws IOException {
    gateway.other().forget();

    gateway.get("/api/n/x", "Cookie: session=secret; theme=dark; themes=secret");

    assertThat(gateway.other().lastRequest().headers("Cookie")).containsExactly("theme=dark");
    assertThat(gateway.other().lastRequest().head()).doesNotContain("secret");
  }

  /** So a page that misses a file of the former release learns it at once, and asks again. */
  @ParameterizedTest
  @CsvSource({
    "404, text/plain, gone.3f2a9c1b.js, 404, Asset not found",
    "404, text/html, gone.css, 404, Asset not found",
    "410, text/plain, gone.json, 404, Asset not found",
    "200, text/html, page.0123abcd.css, 404, Asset not found",
    "200, text/html, page.map, 404, Asset not found",
    "500, text/plain, sick.3f2a9c1b.js, 503, Module unavailable",
    "503, application/javascript, sick.js, 503, Module unavailable",
    "200, text/html, page/remoteEntry.js, 503, Module unavailable"
  })
  void aFileThatIsMissingOrBrokenIsNeverKept(
      int received, String type, String name, String status, String words) throws IOException {
    gateway.other().at("/" + name, RawUpstream.text(received, type, "<p>"));

    for (int i = 0; i < 2; i++) {
      assertThat(gateway.get("/_mf/n/" + name))
          .startsWith("HTTP/1.1 " + status)
          .contains("Content-Type: application/json", "Cache-Control: no-store\r\n")
          .endsWith("\r\n\r\n{\"error\":\"" + words + "\"}");
    }
    gateway.other().at("/" + name, RawUpstream.text(200, "text/plain", "back"));
    assertThat(gateway.get("/_mf/n/" + name)).startsWith("HTTP/1.1 200 ").endsWith("back");
  }

  @Test
  void aFileMakesNoRulesForTheHost() throws IOException {
    gateway
        .other()
        .at(
            "/rules.css",
            RawUpstream.headed(
                200,
                String.join(
                    "\r\n",
                    "Set-Cookie: evil=1",
                    "Access-Control-Allow-Origin: *",
                    "Content-Security-Policy: evil",
                    "Strict-Transport-Security: evil",
                    "Clear-Site-Data: evil",
                    "Service-Worker-Allowed: evil",
                    "X-Frame-Options: evil",
                    ""),
                "x"));

    assertThat(gateway.get("/_mf/n/rules.css"))
        .startsWith("HTTP/1.1 200 ")
        .contains("X-Content-Type-Options: nosniff", "Content-Type: text/css")
        .doesNotContain("evil", "Set-Cookie", "Access-Control");
  }

  @Test
  void aModuleThatKeepsFailingIsLeftAloneForAWhileAndNobodyElse() throws Exception {
    gateway.other().at("/api/broken", RawUpstream.resetting(""));
    for (int i = 0; i < 20 && !isLeftAlone(); i++) {
      RawClient.request(gateway.http(), "POST", "/api/fragile/broken", "Content-Length: 0");
    }
    assertThat(isLeftAlone()).isTrue();
    gateway.other().forget();

    assertThat(gateway.get("/api/fragile/x"))
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: ", "{\"error\":{\"code\":\"503\",");
    assertThat(gateway.get("/_mf/fragile/a.js"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("{\"error\":\"Module unavailable\"}");
    assertThat(gateway.other().requests()).noneMatch(request -> request.path().equals("/api/x"));
    assertThat(gateway.get("/api/n/x")).startsWith("HTTP/1.1 200 ");

    assertThat(quickest("/api/fragile/x")).isLessThan(Duration.ofMillis(5));
    gateway.await(() -> gateway.get("/api/fragile/x").startsWith("HTTP/1.1 200 "));
    assertThat(isLeftAlone()).isFalse();
  }

  private static Duration quickest(String path) throws IOException {
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < 50; i++) {
      long started = System.nanoTime();
      gateway.get(path);
      Duration time = Duration.ofNanos(System.nanoTime() - started);
      best = time.compareTo(best) < 0 ? time : best;
    }
    return best;
  }

  private static boolean isLeftAlone() throws IOException {
    return gateway.get("/api/modules").matches("(?s).*\"name\":\"fragile\"[^}]*\"open\".*");
  }

  /** Of looks every second, give or take a tenth, each finds the opposite of the one before. */
  @Test
  void aModuleThatFlapsChangesAtMostEveryTenSecondsHoweverOftenItIsLookedAt() throws Exception {
    Polling.until(() -> changes().size() > 1, Duration.ofSeconds(30));

    assertThat(changes().get(1) - changes().get(0)).isGreaterThan(9_900);
    List<Long> looked = List.copyOf(LOOKED);
    assertThat(looked).hasSizeGreaterThan(LOOKS);
    LongStream pauses =
        IntStream.range(1, looked.size())
            .mapToLong(look -> (looked.get(look) - looked.get(look - 1)) / 1_000_000);
    assertThat(pauses.summaryStatistics())
        .satisfies(of -> assertThat(of.getMin()).isGreaterThan(850))
        .satisfies(of -> assertThat(of.getMax() - of.getMin()).isGreaterThan(10));
    assertThat(gateway.other().exchanges())
        .noneMatch(exchange -> exchange.path().equals("/off-flap"));
  }

  /** When it was told to be another than before, in milliseconds of the day. */
  private static List<Long> changes() throws IOException {
    return gateway
        .server()
        .log()
        .lines()
        .filter(line -> line.contains("module flapping is "))
        .map(line -> line.replaceFirst("^\\[\\S+ (\\S+) .*", "$1").split(":"))
        .map(
            time ->
                Duration.ofHours(Long.parseLong(time[0]))
                    .plusMinutes(Long.parseLong(time[1]))
                    .plusSeconds(Long.parseLong(time[2]))
                    .plusMillis(Long.parseLong(time[3]))
                    .toMillis())
        .toList();
  }
}
