package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request is answered by whom, and with what. */
class FederationIT {

  private static final String MODULE_NOT_FOUND = "{\"error\":\"Module not found\"}";
  private static final String MODULE_UNAVAILABLE = "{\"error\":\"Module unavailable\"}";

  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    gateway = Gateway.start("federation", Map.of());
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @ParameterizedTest
  @CsvSource({
    "/_mf/m/static/js/main.js?a=1&a=2&b=%20+, /static/js/main.js?a=1&a=2&b=%20+",
    "/api/m/v1/models?page_size=5, /api/v1/models?page_size=5",
    "/m/api/v1/models, /api/v1/models",
    "/odh/api/x, /api/x",
    "/api/m/a/api/m/b, /api/a/api/m/b",
    "/api/m, /api",
    "/api/m?lang=en, /api?lang=en",
    "/m/style.css, /style.css",
    "/_mf/m/a%20b%2Bc:d@e~f.js, /a%20b%2Bc:d@e~f.js",
    "/_mf/m/caf%C3%A9.js, /caf%C3%A9.js",
    "/_mf/m/%5B...slug%5D.js, /%5B...slug%5D.js"
  })
  void theModuleSeesThePathAsItWasWrittenWithoutThePrefix(String path, String seen)
      throws IOException {
    assertThat(gateway.get(path)).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().target()).isEqualTo(seen);
    assertThat(gateway.upstream().lastRequest().headers("Host"))
        .containsExactly("127.0.0.1:" + gateway.upstream().port());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_mf/nope/remoteEntry.js",
        "/_mf/off/remoteEntry.js",
        "/_mf/mX/remoteEntry.js",
        "/_mf/",
        "/_mf",
        "/_mf/m/../nope/x"
      })
  void aModuleThatIsSwitchedOffIsAnsweredAsOneThatDoesNotExist(String path) throws IOException {
    String answer = gateway.get(path);
    if (path.contains("..")) {
      assertThat(answer).startsWith("HTTP/1.1 400 ");
    } else {
      assertThat(answer)
          .startsWith("HTTP/1.1 404 ")
          .contains("Content-Type: application/json")
          .contains("Cache-Control: no-store")
          .endsWith("\r\n\r\n" + MODULE_NOT_FOUND);
    }
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/m-evil/x.js", "/api/mX", "/api/m-evil/x", "/off/x.js", "/mX"})
  void otherPathsAreNotTheModules(String path) throws IOException {
    assertThat(gateway.get(path)).startsWith("HTTP/1.1 404 ");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/_mf/m/api", "/_mf/m/api/v1/secret", "/_mf/m/API/v1/secret", "/_mf/m/"})
  void noInterfaceIsReachedThroughTheFiles(String path) throws IOException {
    assertThat(gateway.get(path))
        .startsWith("HTTP/1.1 404 ")
        .endsWith("{\"error\":\"Asset not found\"}");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /_mf/m/a.js, 405",
    "PUT, /_mf/m/a.js, 405",
    "DELETE, /m/a.js, 405",
    "OPTIONS, /_mf/m/a.js, 405",
    "POST, /api/extensions, 405",
    "TRACE, /api/m/x, 403",
    "CONNECT, /api/m/x, 405",
    "BREW, /api/m/x, 501"
  })
  void aMethodThatIsNotForThePathReachesNoModule(String method, String path, String status)
      throws IOException {
    String answer = RawClient.request(gateway.http(), method, path, "Content-Length: 0");
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (path.endsWith(".js")) {
      assertThat(answer).contains("Allow: GET, HEAD\r\n");
    }
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"})
  void everyMethodOfAnInterfaceIsPassedOn(String method) throws IOException {
    assertThat(RawClient.request(gateway.http(), method, "/api/m/x", "Content-Length: 0"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().method()).isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/m", "/m/", "/m/models/7", "/m/api-docs"})
  void anAddressThatAPersonOpensIsThePageOfTheHost(String path) throws IOException {
    assertThat(gateway.get(path, "Accept: text/html,application/xhtml+xml"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: text/html")
        .contains("Cache-Control: no-cache");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void anUnknownInterfaceIsNeverAPage() throws IOException {
    assertThat(gateway.get("/api/unknown", "Accept: text/html"))
        .startsWith("HTTP/1.1 404 ")
        .contains("Content-Type: application/json");
    assertThat(gateway.get("/dashboard_lib.bundle.js")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void identityAndCookiesReachNoModule() throws IOException {
    String[] claims = {
      "Authorization: Bearer secret",
      "Cookie: session=secret",
      "kubeflow-userid: secret",
      "X-Forwarded-Access-Token: secret",
      "X-Auth-Request-User: secret",
      "Impersonate-User: secret",
      "X-Forwarded-For: secret",
      "X-Real-IP: secret"
    };
    for (String path : List.of("/_mf/m/a.js", "/api/m/x", "/m/a.css")) {
      assertThat(gateway.get(path, claims)).startsWith("HTTP/1.1 200 ");
      assertThat(gateway.upstream().lastRequest().head())
          .doesNotContain("secret")
          .contains("X-Forwarded-For: 127.0.0.1\r\n")
          .contains("X-Forwarded-Host: atrium.example\r\n")
          .contains("X-Forwarded-Proto: http\r\n");
    }
    assertThat(gateway.upstream().lastRequest().headers("X-Forwarded-Prefix"))
        .containsExactly("/m");
  }

  @Test
  void hopByHopHeadersStayOnTheirConnectionBothWays() throws IOException {
    gateway
        .upstream()
        .at(
            "/api/hops",
            RawUpstream.headed(
                200,
                String.join(
                    "\r\n",
                    "Connection: keep-alive, X-Private",
                    "X-Private: 1",
                    "Keep-Alive: timeout=5",
                    "Server: x",
                    "X-Powered-By: x",
                    "X-Kept: 1",
                    ""),
                "ok"));
    String answer =
        gateway.get(
            "/api/m/hops",
            "Connection: X-Foo, Via",
            "X-Foo: 1",
            "TE: gzip",
            "Keep-Alive: 3",
            "Proxy-Connection: x",
            "X-Kept: 1");

    assertThat(gateway.upstream().lastRequest().head())
        .doesNotContainIgnoringCase("x-foo")
        .doesNotContainIgnoringCase("keep-alive: 3")
        .doesNotContainIgnoringCase("proxy-connection")
        .doesNotContain("TE:")
        .contains("X-Kept: 1")
        .containsPattern("Via: 1.1 atrium-[0-9a-f]{8}");
    assertThat(answer)
        .contains("X-Kept: 1")
        .containsIgnoringCase("connection: close")
        .doesNotContain("X-Private", "Keep-Alive", "X-Powered-By", "Server: ");
  }

  @Test
  void aModuleThatNeedsATokenIsNotAskedWithoutOne() throws IOException {
    assertThat(gateway.get("/api/tokens/x"))
        .startsWith("HTTP/1.1 401 ")
        .contains("WWW-Authenticate: Bearer")
        .endsWith("{\"error\":{\"code\":\"401\",\"message\":\"authentication required\"}}");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dead", "nodns", "tls"})
  void aModuleThatCannotBeReachedIsUnavailableAndNeverFine(String module) throws IOException {
    for (String file : List.of("remoteEntry.js", "main.3f2a9c1b.js", "x.css")) {
      assertThat(gateway.get("/_mf/" + module + "/" + file))
          .startsWith("HTTP/1.1 503 ")
          .contains("Content-Type: application/json", "Retry-After: ", "Cache-Control: no-store")
          .endsWith("\r\n\r\n" + MODULE_UNAVAILABLE);
    }
    assertThat(gateway.get("/api/" + module + "/x"))
        .satisfies(
            answer ->
                assertThat(answer)
                    .containsPattern("^HTTP/1.1 50[234] ")
                    .contains("{\"error\":{\"code\":\"50")
                    .doesNotContain("127.0.0.1", "invalid"));
  }

  @ParameterizedTest
  @CsvSource({"resetting, 502", "closing, 502", "garbage, 502", "hanging, 504", "oddStatus, 502"})
  void aModuleThatAnswersNonsenseIsToldApartFromOneThatIsSlow(String how, String status)
      throws IOException {
    RawUpstream.Behaviour behaviour =
        switch (how) {
          case "resetting" -> RawUpstream.resetting("");
          case "closing" -> RawUpstream.raw("");
          case "garbage" -> RawUpstream.raw("SSH-2.0-OpenSSH\r\n\r\n");
          case "oddStatus" -> RawUpstream.raw("HTTP/1.1 888 Odd\r\nContent-Length: 0\r\n\r\n");
          default -> RawUpstream.hanging("");
        };
    gateway.upstream().at("/api/" + how, behaviour);
    gateway.upstream().at("/" + how + ".js", behaviour);
    succeedMoreOftenThanFail();

    assertThat(RawClient.request(gateway.http(), "POST", "/api/m/" + how, "Content-Length: 0"))
        .startsWith("HTTP/1.1 " + status)
        .contains("{\"error\":{\"code\":\"" + status + "\",");
    assertThat(gateway.upstream().requests()).hasSize(1);
    assertThat(gateway.get("/_mf/m/" + how + ".js"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith(MODULE_UNAVAILABLE);
  }

  /** Or else the module is left alone, and the next test fails that needs it. */
  private static void succeedMoreOftenThanFail() throws IOException {
    for (int i = 0; i < 4; i++) {
      assertThat(gateway.get("/api/m/x")).startsWith("HTTP/1.1 200 ");
    }
    gateway.upstream().forget();
  }

  @Test
  void whatAnInterfaceAnswersIsPassedOnWhateverItIs() throws IOException {
    gateway
        .upstream()
        .at(
            "/api/busy",
            RawUpstream.headed(503, "Retry-After: 7\r\nX-A: 1\r\nX-A: 2\r\n", "later"));

    assertThat(gateway.get("/api/m/busy"))
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 7\r\n", "X-A: 1\r\nX-A: 2\r\n", "Cache-Control: no-store\r\n")
        .endsWith("later");
    assertThat(gateway.upstream().requests()).hasSize(1);
  }

  @Test
  void aBodyArrivesAsItWasSent() throws IOException {
    String body = "a=b&c=\u00e9\r\n\u0000{]";
    String head = "POST /api/m/echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    RawClient.exchange(
        gateway.http(),
        head
            + "Content-Type: application/json ; charset\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
    Exchange whole = gateway.upstream().lastRequest();
    assertThat(whole.body()).isEqualTo(body);
    assertThat(whole.headers("Content-Length")).containsExactly("" + body.length());
    assertThat(whole.headers("Content-Type")).containsExactly("application/json ; charset");

    RawClient.exchange(
        gateway.http(),
        head
            + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    Exchange chunked = gateway.upstream().lastRequest();
    assertThat(chunked.body()).isEqualTo("abcde");
    assertThat(chunked.headers("Content-Encoding")).containsExactly("gzip");
  }

  @Test
  void theHostPageIsToldWhichModulesThereAre() throws Exception {
    gateway.await(() -> gateway.get("/api/extensions").contains("HEALTHY"));
    assertThat(gateway.get("/api/extensions"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: application/json", "Cache-Control: no-store")
        .contains(
            "{\"name\":\"m\",\"displayName\":\"The <m>\",\"remote\":\"m\",\"scope\":\"m\","
                + "\"module\":\"./App\",\"path\":\"/m\",\"route\":\"/m/*\","
                + "\"url\":\"/_mf/m/remoteEntry.js\",\"type\":\"var\",\"routing\":\"relative\",\"enabled\":true,\"configured\":true,"
                + "\"healthy\":true,\"status\":\"HEALTHY\",\"lastCheck\":\"")
        .doesNotContain("127.0.0.1", "invalid", "target");
  }

  @Test
  void anUpgradeToSomethingElseIsNotHeard() throws IOException {
    assertThat(gateway.get("/api/m/x", "Connection: Upgrade", "Upgrade: h2c"))
        .startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().head()).doesNotContainIgnoringCase("upgrade");
  }

  @ParameterizedTest
  @MethodSource("dev.atrium.security.PathRulesTest#traversals")
  void aPathThatCanBeReadInTwoWaysReachesNoModule(String path) throws IOException {
    if (!path.startsWith("/") || path.indexOf(' ') >= 0) {
      // Behind a prefix it is another path, or ends the request line.
      return;
    }
    for (String prefix : List.of("/_mf/m", "/api/m", "/m/api", "/m/x")) {
      assertThat(gateway.get(prefix + path)).startsWith("HTTP/1.1 4");
    }
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%5fmf/m/a.js",
        "/api/%6d/x",
        "/%61pi/m/x",
        "/m/%61pi/x",
        "/x/../_mf/m/a.js",
        "/%2e/m/a.js",
        "//m/a.js",
        "/x/..%2fm/a.js"
      })
  void aPathThatIsTheModulesOnlyAfterDecodingReachesNoModule(String path) throws IOException {
    assertThat(gateway.get(path)).startsWith("HTTP/1.1 400 ");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example/x",
        "/_mf/m//evil.example/x",
        "/api/m//evil.example/x",
        "http://evil.example/_mf/m/a.js",
        "http://evil.example@127.0.0.1/_mf/m/a.js"
      })
  void noAddressInAPathLeadsAnywhere(String target) throws IOException {
    assertThat(gateway.get(target)).startsWith("HTTP/1.1 4");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void theModulesHostIsTheConfiguredOneWhateverTheClientSays() throws IOException {
    gateway.get("/_mf/m/a.js", "X-Forwarded-Host: evil.example", "X-Original-URL: http://evil/");

    assertThat(gateway.upstream().lastRequest().headers("Host"))
        .containsExactly("127.0.0.1:" + gateway.upstream().port());
    assertThat(
            RawClient.exchange(
                gateway.http(), "GET /_mf/m/a.js HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
        .startsWith("HTTP/1.1 4");
    assertThat(gateway.upstream().requests()).hasSize(1);
  }

  @Test
  void aChangeOfTheFileIsLiveAndABadOneChangesNothing() throws Exception {
    String before = Files.readString(gateway.file());
    try {
      replace(before.replace("/odh/api", "/renamed/api"));
      Polling.until(
          () -> gateway.get("/renamed/api/x").startsWith("HTTP/1.1 200 "), Duration.ofSeconds(2));
      assertThat(gateway.get("/odh/api/x")).startsWith("HTTP/1.1 404 ");
      replace("[{");
      gateway.await(() -> gateway.server().log().contains("the modules stay as they are"));
      assertThat(gateway.get("/renamed/api/x")).startsWith("HTTP/1.1 200 ");
    } finally {
      replace(before);
      gateway.await(() -> gateway.get("/odh/api/x").startsWith("HTTP/1.1 200 "));
    }
  }

  /** As a mounted ConfigMap does: another file appears under the same name. */
  private static void replace(String json) throws IOException {
    Path next = Files.writeString(gateway.file().resolveSibling("next.json"), json);
    Files.move(next, gateway.file(), StandardCopyOption.ATOMIC_MOVE);
  }

  @ParameterizedTest
  @CsvSource({"m, 200", "dead, 503", "off, 404", "nope, 404"})
  void sayHowAModuleIs(String module, String status) throws Exception {
    gateway.await(() -> !gateway.get("/api/modules").contains("UNKNOWN"));
    String answer = gateway.get("/api/modules/" + module + "/health");
    assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("127.0.0.1");
    if (status.equals("404")) {
      assertThat(answer).endsWith(MODULE_NOT_FOUND);
    } else {
      assertThat(answer).contains("{\"name\":\"" + module + "\",\"healthy\":");
    }
  }
}
