package dev.atrium.federation;

import static dev.atrium.testing.SecuredServer.EC;
import static dev.atrium.testing.SecuredServer.RSA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.IssuerServer;
import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RawUpstream.Exchange;
import dev.atrium.testing.SecuredServer;
import dev.atrium.testing.TokenIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom the token of somebody who has signed in goes, and to whom it does not. */
class FederationIdentityIT {

  private static final String[] STRANGERS = {
    "kubeflow-userid: somebody-else",
    "kubeflow-groups: somebody-else",
    "kubeflow_userid: somebody-else",
    "KUBEFLOW-USERID: somebody-else",
    "X-Auth-Request-User: somebody-else",
    "X_Auth_Request_Email: somebody-else",
    "X-Forwarded-Access-Token: somebody-else",
    "X-Forwarded-User: somebody-else",
    "x-user-id: somebody-else",
    "Impersonate-User: somebody-else",
    "Impersonate-Group: somebody-else",
    "Impersonate-Extra-scopes: somebody-else",
    "Cookie: session=somebody-else"
  };

  @AutoClose private static IssuerServer issuer;
  @AutoClose private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    issuer = IssuerServer.start(TokenIssuer.published(RSA, EC));
    Map<String, String> environment = new HashMap<>(SecuredServer.environment(issuer));
    environment.put("ATRIUM_FEDERATION_WEBSOCKET_MAX_CONNECTIONS_PER_USER", "2");
    gateway = Gateway.start("federation-identity", environment);
  }

  @BeforeEach
  void forget() {
    gateway.upstream().forget();
  }

  @Test
  void theVerifiedTokenReachesTheInterfaceThatIsConfiguredForIt() throws IOException {
    String token = SecuredServer.token(EC, "viewer");

    assertThat(gateway.get("/api/tokens/x", "Authorization: Bearer " + token))
        .startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().headers("Authorization"))
        .containsExactly("Bearer " + token);
    assertThat(gateway.get("/tokens/api/x", "authorization: Bearer " + token))
        .startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().headers("Authorization"))
        .containsExactly("Bearer " + token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/m/x",
        "/m/api/x",
        "/odh/api/x",
        "/m/a.css",
        "/_mf/m/a.js",
        "/_mf/m/remoteEntry.js",
        "/_mf/tokens/a.js",
        "/_mf/tokens/main.3f2a9c1b.js",
        "/tokens/a.css"
      })
  void itReachesNothingElse(String path) throws IOException {
    String token = SecuredServer.token(EC, "viewer");

    assertThat(gateway.get(path, "Authorization: Bearer " + token)).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.upstream().lastRequest().head())
        .doesNotContainIgnoringCase("authorization:")
        .doesNotContain(token);
  }

  @Test
  void oneUserLeavesWebSocketsToTheOthers() throws Exception {
    gateway.upstream().at("/api/ws", RawWebSocket.agreeing(Exchange::awaitClose));
    try (RawClient first = webSocket("jane");
        RawClient second = webSocket("jane")) {
      assertThat(first.readHead()).startsWith("HTTP/1.1 101 ");
      assertThat(second.readHead()).startsWith("HTTP/1.1 101 ");
      try (RawClient third = webSocket("jane");
          RawClient other = webSocket("john")) {
        assertThat(third.readHead()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
        assertThat(other.readHead()).startsWith("HTTP/1.1 101 ");
      }
    }
    gateway.await(
        () -> {
          try (RawClient again = webSocket("jane")) {
            return again.readHead().startsWith("HTTP/1.1 101 ");
          }
        });
  }

  private static RawClient webSocket(String user) throws IOException {
    String token =
        TokenIssuer.token(EC, TokenIssuer.claims(Instant.now(), "viewer").claim("upn", user));
    return RawWebSocket.ask(gateway.http(), "/api/m/ws", "Authorization: Bearer " + token);
  }

  /** Also where the module allows everybody to keep what it says. */
  @ParameterizedTest
  @ValueSource(strings = {"/api/tokens/own", "/tokens/api/own", "/tokens/api/own.3f2a9c1b.js"})
  void anAnswerForOneUserIsNobodyElses(String path) throws IOException {
    RawUpstream.Behaviour echo =
        exchange ->
            RawUpstream.headed(
                    200,
                    "Cache-Control: public, max-age=31536000, immutable\r\nETag: \"t\"\r\n",
                    exchange.headers("Authorization").get(0))
                .answer(exchange);
    gateway.upstream().at("/api/own", echo);
    gateway.upstream().at("/api/own.3f2a9c1b.js", echo);
    for (String user : List.of("one", "two", "one")) {
      String token =
          TokenIssuer.token(EC, TokenIssuer.claims(Instant.now(), "viewer").claim("upn", user));
      assertThat(gateway.get(path, "Authorization: Bearer " + token))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("\r\n\r\nBearer " + token);
    }
    assertThat(gateway.upstream().requests()).hasSize(3);
  }

  @Test
  void looksAtHealthGoWithoutIt() throws Exception {
    gateway.get("/api/tokens/x", "Authorization: Bearer " + SecuredServer.token(EC, "viewer"));
    gateway.await(
        () -> gateway.upstream().exchanges().stream().anyMatch(e -> e.path().equals("/health")));

    assertThat(gateway.upstream().exchanges())
        .filteredOn(exchange -> exchange.path().startsWith("/health"))
        .noneMatch(exchange -> exchange.head().contains("Authorization"));
  }

  /** T20, T38: whoever had one would be told what is meant for us, tokens included. */
  @Test
  void noModuleTakesANameOrAPathOfOurs() throws Exception {
    List<String> names =
        List.of("api", "health", "_mf", "openapi", "metrics", "__proto__", "constructor", "%2e");
    // What is no path of ours is one like any other.
    List<String> paths = List.of("api", "health", "_mf", "openapi", "metrics", "%2e");
    String before = Files.readString(gateway.file());
    StringBuilder list = new StringBuilder("[");
    names.forEach(name -> list.append(module(name, "/by-name")).append(','));
    paths.forEach(path -> list.append(module("by-path", "/" + path)).append(','));
    list.append(
        "{\"name\":\"odd\",\"path\":\"/odd\",\"target\":\"%s\",\"__proto__\":{\"healthy\":true,"
                .formatted(gateway.other().address())
            + "\"target\":\"http://evil.example\"},\"constructor\":{\"prototype\":{}}},");
    try {
      Files.writeString(gateway.file(), list + before.substring(1));
      gateway.await(() -> ask("/api/odd/x").startsWith("HTTP/1.1 200 "));

      for (String name : names) {
        assertThat(gateway.server().log()).contains("module '" + name + "' is refused");
        gateway.upstream().forget();
        for (String path : List.of("/_mf/" + name + "/a.js", "/api/" + name + "/x", "/" + name)) {
          assertThat(ask(path)).as(path).containsPattern("^HTTP/1.1 (200|400|404) ");
        }
        assertThat(gateway.upstream().requests()).as(name).isEmpty();
      }
      assertThat(ask("/api/extensions"))
          .contains("\"name\":\"odd\"")
          .doesNotContain("__proto__", "constructor", "evil", "by-name", "by-path");
    } finally {
      Files.writeString(gateway.file(), before);
      gateway.await(() -> ask("/api/odd/x").startsWith("HTTP/1.1 404 "));
    }
  }

  private static String module(String name, String path) {
    return "{\"name\":\"%s\",\"path\":\"%s\",\"target\":\"%s\"}"
        .formatted(name, path, gateway.upstream().address());
  }

  private static String ask(String path) throws IOException {
    return gateway.get(path, "Authorization: Bearer " + SecuredServer.token(EC, "viewer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/tokens/x", "/tokens/api/x", "/api/m/x", "/odh/api/x"})
  void noInterfaceIsAskedForSomebodyUnknown(String path) throws IOException {
    String foreign = SecuredServer.token(TokenIssuer.ecKey("ec-1"), "viewer");
    String[] credentials = {
      "X-Nothing: 1",
      "Authorization: Bearer unchecked",
      "Authorization: Bearer " + foreign,
      "Authorization: Basic dXNlcjpzZWNyZXQ=",
      "X-Forwarded-Access-Token: " + SecuredServer.token(EC, "viewer"),
      "Cookie: token=" + SecuredServer.token(EC, "viewer")
    };
    for (String credential : credentials) {
      assertThat(gateway.get(path, credential))
          .startsWith("HTTP/1.1 401 ")
          .contains("WWW-Authenticate: Bearer")
          .contains("Content-Type: application/json")
          .contains("\r\n\r\n{\"error\":{\"code\":\"401\",\"message\":\"");
    }
    String write = RawClient.request(gateway.http(), "POST", path, "Content-Length: 0");
    assertThat(write)
        .startsWith("HTTP/1.1 401 ")
        .endsWith(
            "{\"error\":{\"code\":\"401\",\"message\":"
                + "\"missing required Header: Authorization\"}}");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void aPageOfAnotherOriginIsRefusedInTheWordsOfTheInterface() throws IOException {
    String answer =
        RawClient.request(
            gateway.http(), "POST", "/api/m/x", "Content-Length: 0", "Sec-Fetch-Site: cross-site");

    assertThat(answer)
        .startsWith("HTTP/1.1 403 ")
        .contains("\r\n\r\n{\"error\":{\"code\":\"403\",\"message\":\"Access forbidden");
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  void filesAreForEverybody() throws IOException {
    assertThat(gateway.get("/_mf/tokens/a.js")).startsWith("HTTP/1.1 200 ");
    assertThat(gateway.get("/_mf/m/a.js", "Authorization: Bearer unchecked"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/tokens/x", "/api/m/x", "/_mf/m/a.js"})
  void whatAStrangerSaysAboutHimselfReachesNobody(String path) throws IOException {
    String token = SecuredServer.token(EC, "viewer");
    String[] headers = Arrays.copyOf(STRANGERS, STRANGERS.length + 1);
    headers[STRANGERS.length] = "Authorization: Bearer " + token;

    String answer = gateway.get(path, headers);

    assertThat(answer).startsWith("HTTP/1.1 ");
    for (Exchange request : gateway.upstream().requests()) {
      assertThat(request.head()).doesNotContain("somebody-else");
    }
    if (!answer.startsWith("HTTP/1.1 400 ")) {
      assertThat(gateway.upstream().requests()).hasSize(1);
    }
  }

  @Test
  void namesThatConnectionNominatesTakeNoTokenAway() throws IOException {
    String token = SecuredServer.token(EC, "viewer");

    gateway.get(
        "/api/tokens/x",
        "Connection: Authorization, X-Forwarded-For, Host",
        "Authorization: Bearer " + token);

    for (Exchange request : gateway.upstream().requests()) {
      assertThat(request.headers("Authorization")).containsExactly("Bearer " + token);
      assertThat(request.headers("X-Forwarded-For")).containsExactly("127.0.0.1");
      assertThat(request.headers("Host")).hasSize(1);
    }
  }

  @Test
  void aRedirectIsNotFollowedWithTheToken() throws IOException {
    gateway
        .upstream()
        .at(
            "/api/away",
            RawUpstream.headed(302, "Location: " + gateway.other().address() + "/x\r\n", ""));
    gateway.other().forget();

    gateway.get("/api/tokens/away", "Authorization: Bearer " + SecuredServer.token(EC, "viewer"));

    assertThat(gateway.upstream().requests()).hasSize(1);
    assertThat(gateway.other().requests()).isEmpty();
  }

  /** T36: no parameter of ours is an address, so these are what a module may send people to. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//169.254.169.254/x",
        "http://10.0.0.1/",
        "https://2130706433/",
        "http://[::1]/",
        "http://localhost:8081/",
        "http://registry.team.svc.cluster.local/",
        "/\\evil.example",
        "\\\\evil.example",
        "/x\\..\\evil",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http:evil.example",
        "https:/evil.example",
        "http://a b/"
      })
  void noModuleSendsPeopleInsideOrIntoAScript(String location) throws IOException {
    RawUpstream.Behaviour redirect = RawUpstream.headed(302, "Location: " + location + "\r\n", "");
    gateway.upstream().at("/api/away", redirect);
    gateway.upstream().at("/away.js", redirect);

    assertThat(ask("/api/m/away"))
        .startsWith("HTTP/1.1 502 ")
        .doesNotContain("Location:", location);
    assertThat(ask("/_mf/m/away.js"))
        .startsWith("HTTP/1.1 503 ")
        .doesNotContain("Location:", location);
  }
}
