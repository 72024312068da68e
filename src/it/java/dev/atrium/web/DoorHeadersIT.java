package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.OpenApiDocument;
import dev.atrium.testing.RawConnection;
import dev.atrium.testing.RawConnection.Answer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** What headers can do to the shipped server, and what it says in its own. */
@MicroShedTest
class DoorHeadersIT {

  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final String READ = "GET /api/v1/models?namespace=x HTTP/1.1\r\n";

  private final RunningServer application = RunningServer.application();
  private final URI server = application.uri("/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: localhost\r\nHost: localhost\r\n",
        "Host: localhost\r\nHost: evil.example\r\n",
        "Host:\r\n",
        "Host: evil.example\r\n",
        "Host: localhost.evil.example\r\n",
        "Host: 127.0.0.1.evil.example\r\n",
        "Host: user@localhost\r\n",
        "Host: localhost/x\r\n",
        "Host: localhost, evil.example\r\n",
        "Host: localhost:999999\r\n",
        "Host: ${jndi:ldap://evil.example}\r\n"
      })
  void aHostThatIsNotThisServersIsRefused(String host) throws IOException {
    Answer answer = RawConnection.send(server, READ + host + "\r\n", SILENCE);

    assertThat(answer.statuses()).containsExactly(400);
    assertThat(answer.isClosed()).isTrue();
    assertThat(answer.body()).matches("\\{\"error\":\"(the|this) [^\\r\\n]*\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow_userid: admin",
        "Transfer_Encoding: chunked",
        "X-A: b\0c",
        "X-A: b\u001b[31mc",
        "X-A: b\u007fc",
        "X A: b",
        "X-A",
        ": b"
      })
  void aHeaderThatCouldBeReadInTwoWaysIsRefused(String header) throws IOException {
    Answer answer =
        RawConnection.send(server, READ + "Host: localhost\r\n" + header + "\r\n\r\n", SILENCE);

    assertThat(answer.statuses()).containsExactly(400);
    assertThat(answer.isClosed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"TRACE, 403", "CONNECT, 405", "PROPFIND, 501", "FOO, 501"})
  void aMethodNobodyServesIsRefused(String method, int status) throws IOException {
    Answer answer =
        RawConnection.send(server, method + " / HTTP/1.1\r\nHost: localhost\r\n\r\n", SILENCE);

    assertThat(answer.statuses()).containsExactly(status);
    if (status != 403) {
      assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    }
  }

  @Test
  void theProtocolIsNeverChanged() throws IOException {
    Answer answer =
        RawConnection.send(
            server,
            READ
                + "Host: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                + "HTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
            SILENCE);

    assertThat(answer.statuses()).containsExactly(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow-userid: admin",
        "Impersonate-User: admin",
        "X-Remote-User: admin",
        "X-Forwarded-Access-Token: abc",
        "X-Forwarded-Uri: /health/live",
        "X-Forwarded-Prefix: /evil",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "Forwarded: host=evil.example;proto=https",
        "X-Original-URL: /health/live",
        "X-HTTP-Method-Override: DELETE",
        "User-Agent: kube-probe/1.29"
      })
  void aStrangersClaimChangesNothing(String header) throws IOException {
    String request = READ + "Host: localhost\r\n";

    Answer plain = RawConnection.send(server, request + "\r\n", SILENCE);
    Answer claimed = RawConnection.send(server, request + header + "\r\n\r\n", SILENCE);

    assertThat(claimed.statuses()).isEqualTo(plain.statuses()).containsExactly(200);
    assertThat(claimed.body()).isEqualTo(plain.body());
    assertThat(claimed.text()).doesNotContain("evil", "Strict-Transport-Security");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.example",
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost.evil.example",
        "Origin: http://localhost:1"
      })
  void aPageOfAnotherOriginCannotWrite(String headers) throws IOException {
    for (String type : List.of("text/plain", "application/json")) {
      Answer answer = RawConnection.send(server, post(type, headers), SILENCE);

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.body())
          .isEqualTo(
              "{\"error\":\"Access forbidden: a page of another origin may not write here\"}");
    }
  }

  @Test
  void aPageOfAnotherOriginCannotWriteToTheRegistryEither() throws IOException {
    Answer answer =
        RawConnection.send(
            RunningServer.registry().uri("/"),
            post("application/json", "Origin: https://evil.example")
                .replace("/api/v1/models", "/api/model_registry/v1/registered_models"),
            SILENCE);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"Forbidden\","
                + "\"message\":\"Access forbidden: a page of another origin may not write here\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost",
        "Origin: http://localhost",
        "Authorization: Bearer abcdefgh\r\nSec-Fetch-Site: cross-site"
      })
  void whatIsNoPageOfAnotherOriginIsHeard(String headers) throws IOException {
    assertThat(RawConnection.send(server, post("application/json", headers), SILENCE).status())
        .isEqualTo(400);
    assertThat(RawConnection.send(server, post("text/plain", headers), SILENCE).status())
        .isEqualTo(415);
  }

  private static String post(String type, String headers) {
    return "POST /api/v1/models HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + type
        + "\r\nContent-Length: 2\r\n"
        + headers
        + "\r\n\r\n{}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "http://localhost:3000", "http://localhost"})
  void noOriginIsAllowedUnlessTheOperatorSaysSo(String origin)
      throws IOException, InterruptedException {
    HttpResponse<String> preflight =
        application.send(
            application
                .request("/api/v1/models")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/api/v1/models?namespace=x",
        "/api/v1/models",
        "/api/v1/models/none",
        "/api/model_registry/v1/registered_models",
        "/api/model_registry/v1/none",
        "/readyz/health",
        "/health",
        "/health/live",
        "/health/none",
        "/openapi",
        "/none",
        "/none.jsp"
      })
  void everyAnswerTellsBrowsersWhatNotToDo(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = application.get(path);

    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
        .doesNotContain("public", "max-age");
  }

  @Test
  void theDescriptionOfTheApiIsYamlAndJsonForWhoeverAsks()
      throws IOException, InterruptedException {
    HttpResponse<String> yaml = application.get("/openapi");
    assertThat(yaml.headers().firstValue("Content-Type"))
        .hasValue("application/yaml; charset=utf-8");
    assertThat(yaml.headers().firstValue("Vary")).hasValue("Accept");
    assertThat(yaml.body()).startsWith("openapi: 3.1.0\ninfo:\n  title: Atrium\n");

    HttpResponse<String> json =
        application.send(application.request("/openapi").header("Accept", "application/json"));
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(json.body()).startsWith("{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Atrium\",");
    assertThat(application.get("/openapi?format=JSON").body()).isEqualTo(json.body());
    assertThat(OpenApiDocument.of(json.body()).root())
        .isEqualTo(OpenApiDocument.of(yaml.body()).root())
        .isEqualTo(OpenApiDocument.ofProduct().root());

    for (HttpResponse<String> known : List.of(yaml, json)) {
      HttpRequest.Builder again =
          application
              .request("/openapi")
              .header("If-None-Match", known.headers().firstValue("ETag").orElseThrow());
      known
          .request()
          .headers()
          .map()
          .getOrDefault("Accept", List.of())
          .forEach(type -> again.header("Accept", type));
      assertThat(application.send(again).statusCode()).isEqualTo(304);
    }
    HttpResponse<String> neither = application.get("/openapi?format=xml");
    assertThat(neither.statusCode()).isEqualTo(400);
    assertThat(neither.body()).isEqualTo("{\"error\":\"format must be JSON or YAML\"}");
  }

  @Test
  void thePageHasNothingThatItsPolicyForbids() throws IOException, InterruptedException {
    assertThat(application.get("/").body())
        .doesNotContain("<style", "style=", "<script>", "onclick", "http://", "https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/openapi/ui",
        "/openapi/ui/",
        "/openapi/platform",
        "/api/explorer",
        "/api/docs",
        "/metrics",
        "/metrics/base",
        "/ibm/api",
        "/ibm/api/explorer",
        "/ibm/api/config",
        "/ibm/api/validation",
        "/adminCenter",
        "/IBMJMXConnectorREST",
        "/jwt/ibm",
        "/oidcclient",
        "/ibm_security_logout"
      })
  void administrativeSurfacesAreClosed(String path) throws IOException, InterruptedException {
    assertThat(application.get(path).statusCode()).isEqualTo(404);
    assertThat(RunningServer.registry().get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/, 404",
    "/openapi, 404",
    "/api/v1/models, 404",
    "/api/v1/health, 404",
    "/model-registry/api/v1/models, 404",
    "/healthcheck, 404",
    "/api/config, 404",
    "/api/modules, 404",
    "/remoteEntry.js, 404",
    "/healthy, 404",
    "/health, 404",
    "/health/live, 404",
    "/health/ready, 404",
    "/health/started, 404",
    "/readyz/health, 200",
    "/readyz/isDirty, 200",
    "/api/model_registry/v1/registered_models, 200"
  })
  void theRegistryPortHasTheRegistryAndItsProbesOnly(String path, int status)
      throws IOException, InterruptedException {
    assertThat(RunningServer.registry().get(path).statusCode()).isEqualTo(status);
  }

  /** A platform asks by the address of a container. */
  @ParameterizedTest
  @CsvSource({"/health/live, 200", "/health/ready, 200", "/health/none, 400", "/, 400"})
  void onlyProbesMayUseEveryName(String path, int status) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: 10.1.2.3:8080\r\n\r\n";

    assertThat(RawConnection.send(server, request, SILENCE).status()).isEqualTo(status);
  }

  @Test
  void probesAreReadAndNothingElse() throws IOException, InterruptedException {
    HttpResponse<String> head =
        application.send(
            application.request("/health/live").method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();

    HttpResponse<String> post = application.send("POST", "/health/live", "{}");
    assertThat(post.statusCode()).isEqualTo(405);
    assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(post.body()).isEqualTo("{\"error\":\"this method is not allowed at this path\"}");
  }

  @Test
  void healthTellsNamesAndStatesOnly() throws IOException, InterruptedException {
    assertThat(application.get("/health").body())
        .matches("[\\w\\s{}\\[\\]\":,-]*")
        .doesNotContainPattern("\\d{2,}|jdbc|registry/");
  }

  /** Each costs a socket and no thread; the server itself never cuts one that goes on sending. */
  @Test
  void clientsThatNeverFinishTheirHeadersKeepNobodyWaiting()
      throws IOException, InterruptedException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(server.getHost(), server.getPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
      }

      long started = System.nanoTime();
      assertThat(application.get("/health/live").statusCode()).isEqualTo(200);
      assertThat(application.get("/api/v1/models?namespace=x").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }
}
