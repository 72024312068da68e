package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RawClient;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server started by the container's entry script with the flags of Kubeflow's manifests, one of
 * which names a directory with somebody else's page.
 */
class ForeignPageIT {

  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";

  @TempDir private static Path above;
  private static Path page;
  private static AtriumServer server;
  private static RunningServer http;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    page = Files.createDirectories(above.resolve("page"));
    Files.createDirectories(page.resolve("images"));
    write("index.html", "<!doctype html><title>theirs</title>");
    write("app.bundle.js", "plain");
    write("app.bundle.js.br", "as brotli");
    write("app.bundle.js.gz", "as gzip");
    write("chunk.0a1b2c3d.js", "chunk");
    write("images/logo.svg", "<svg/>");
    write("run.sh", "no asset");
    Files.writeString(above.resolve("secret.json"), "secret");
    Files.createSymbolicLink(page.resolve("leak.json"), above.resolve("secret.json"));
    Files.createSymbolicLink(page.resolve("same.js"), page.resolve("app.bundle.js"));
    server =
        AtriumServer.startInContainer(
            List.of(
                "--deployment-mode=kubeflow",
                "--auth-method",
                "internal",
                "-static-assets-dir=" + page,
                "--allowed-origins=https://dashboard.example",
                "--bundle-paths=/nowhere/ca.pem",
                "--insecure-skip-verify=false",
                "--log-level=debug"),
            Map.of("ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1"));
    http = server.application();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.stop();
  }

  private static void write(String name, String text) throws IOException {
    Files.writeString(page.resolve(name), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/model-registry", "/model-registry/"})
  void showsThePage(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("<!doctype html><title>theirs</title>");
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    // The dashboard of Kubeflow shows it in a frame.
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'");
    assertThat(header(answer, "Referrer-Policy")).isNotEmpty();
    assertThat(header(answer, "ETag")).isNotEmpty();
    assertThat(header(answer, "Last-Modified")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/app.bundle.js, application/javascript; charset=utf-8, no-cache",
    "/same.js, application/javascript; charset=utf-8, no-cache",
    "/images/logo.svg, image/svg+xml, 'public, max-age=86400'",
    "/chunk.0a1b2c3d.js, application/javascript; charset=utf-8, 'public, max-age=31536000, immutable'"
  })
  void servesItsFilesBelowBothRoots(String path, String type, String cache)
      throws IOException, InterruptedException {
    for (String root : List.of("", "/model-registry")) {
      HttpResponse<String> answer = get(root + path);

      assertThat(answer.statusCode()).as(root + path).isEqualTo(200);
      assertThat(header(answer, "Content-Type")).isEqualTo(type);
      assertThat(header(answer, "Cache-Control")).isEqualTo(cache);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip, deflate, br | br   | as brotli
          gzip              | gzip | as gzip
          br;q=0, gzip      | gzip | as gzip
          identity          | ''   | plain
          """)
  void answersInAnEncodingThatLiesBesideTheFile(String accepted, String encoding, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/app.bundle.js", "Accept-Encoding", accepted);

    assertThat(header(answer, "Content-Encoding")).isEqualTo(encoding);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Vary")).contains("Accept-Encoding");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/javascript; charset=utf-8");
  }

  @Test
  void answersHeadLikeGetWithoutABody() throws IOException, InterruptedException {
    HttpResponse<String> get = get("/app.bundle.js");
    HttpResponse<String> head =
        http.send(http.request("/app.bundle.js").method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(get, name)).isNotEmpty();
    }
  }

  @Test
  void saysWhatAClientHasAlready() throws IOException, InterruptedException {
    HttpResponse<String> first = get("/app.bundle.js");
    for (String[] condition :
        new String[][] {
          {"If-None-Match", header(first, "ETag")},
          {"If-None-Match", "\"other\", W/" + header(first, "ETag")},
          {"If-Modified-Since", header(first, "Last-Modified")}
        }) {
      HttpResponse<String> again = get("/app.bundle.js", condition);

      assertThat(again.statusCode()).as(condition[0]).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(header(again, "ETag")).isEqualTo(header(first, "ETag"));
    }
    assertThat(get("/app.bundle.js", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(
            get("/app.bundle.js", "Accept-Encoding", "gzip", "If-None-Match", header(first, "ETag"))
                .statusCode())
        .as("another encoding is another thing")
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/model-registry/model-registry/registered-models/1/overview",
        "/model-catalog/source/acme.model-v1.5/overview",
        "/model-catalog/sample-source/repo1%2Fmodel1/overview",
        "/images/",
        "/run.sh"
      })
  void showsThePageWhereABrowserNavigatesAndNothingToOthers(String path)
      throws IOException, InterruptedException {
    HttpResponse<String> navigation = get(path, "Accept", HTML);

    assertThat(navigation.statusCode()).isEqualTo(200);
    assertThat(navigation.body()).isEqualTo("<!doctype html><title>theirs</title>");
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/missing.js", "/model-registry/missing.css", "/images/none.png", "/leak.json"})
  void hasNoOtherAssets(String path) throws IOException, InterruptedException {
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get(path, "Accept", HTML).statusCode()).isEqualTo(404);
    assertThat(get(path).body()).doesNotContain("theirs", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.json",
        "/images/../../secret.json",
        "/model-registry/../../secret.json",
        "/%2e%2e/secret.json",
        "/images%2f..%2f..%2fsecret.json",
        "/..%5csecret.json",
        "//secret.json",
        "/.;/../secret.json",
        "/leak.json%00.js"
      })
  void leadsNowhereElse(String path) throws IOException {
    for (String accept : List.of("*/*", HTML)) {
      String answer = RawClient.request(http, "GET", path, "Accept: " + accept);

      assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("\r\n\r\nsecret");
    }
  }

  @Test
  void hasTheLibraryOfTheDashboardOnceThereIsAFile() throws IOException, InterruptedException {
    String path = "/dashboard_lib.bundle.js";
    assertThat(get(path, "Accept", HTML).statusCode()).isEqualTo(404);
    assertThat(http.send(http.request(path).method("HEAD", BodyPublishers.noBody())).statusCode())
        .isEqualTo(404);

    write("dashboard_lib.bundle.js", "library");
    try {
      assertThat(get(path).body()).isEqualTo("library");
      assertThat(http.send(http.request(path).method("HEAD", BodyPublishers.noBody())).statusCode())
          .isEqualTo(200);
    } finally {
      Files.delete(page.resolve("dashboard_lib.bundle.js"));
    }
  }

  @Test
  void isOnlyRead() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            http.request("/app.bundle.js")
                .header("kubeflow-userid", "ana")
                .POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
  }

  @Test
  void leavesTheInterfacesAlone() throws IOException, InterruptedException {
    for (String root : List.of("/api/v1", "/model-registry/api/v1")) {
      assertThat(get(root + "/user", "kubeflow-userid", "ana").body())
          .isEqualTo("{\"data\":{\"userId\":\"ana\",\"clusterAdmin\":false}}");
      assertThat(get(root + "/user", "Accept", HTML).body())
          .isEqualTo(
              "{\"error\":{\"code\":\"401\",\"message\":\"missing required kubeflow-userid header\"}}");
      assertThat(get(root + "/namespaces", "kubeflow-userid", "ana", "kubeflow-groups", "viewer"))
          .extracting(HttpResponse::statusCode)
          .as("hidden inside Kubeflow")
          .isEqualTo(404);
    }
    assertThat(get("/healthcheck").statusCode()).isEqualTo(200);
  }

  @Test
  void honoursTheOtherFlags() throws IOException, InterruptedException {
    assertThat(
            header(
                get(
                    "/api/v1/user",
                    "kubeflow-userid",
                    "ana",
                    "Origin",
                    "https://dashboard.example"),
                "Access-Control-Allow-Origin"))
        .isEqualTo("https://dashboard.example");
    assertThat(get("/api/v1/user", "Origin", "https://other.example"))
        .extracting(answer -> header(answer, "Access-Control-Allow-Origin"))
        .isEqualTo("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/user", "/model-registry/api/v1/model_registry/m/artifacts"})
  void tellsAllowedPagesWhatTheyMaySendWithoutAskingWhoCalls(String path)
      throws IOException, InterruptedException {
    HttpResponse<String> preflight =
        http.send(
            http.request(path)
                .headers("Origin", "https://dashboard.example")
                .headers("Access-Control-Request-Method", "PATCH")
                .headers("Access-Control-Request-Headers", "authorization,content-type")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.body()).isEmpty();
    assertThat(header(preflight, "Access-Control-Allow-Origin"))
        .isEqualTo("https://dashboard.example");
    assertThat(header(preflight, "Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(header(preflight, "Access-Control-Allow-Methods"))
        .isEqualTo("GET, POST, PUT, PATCH, DELETE, OPTIONS");
    assertThat(header(preflight, "Access-Control-Allow-Headers"))
        .isEqualTo("Origin, Content-Type, Authorization, X-User-ID, X-Namespace");
    assertThat(header(preflight, "Access-Control-Max-Age")).isEqualTo("43200");
    assertThat(header(preflight, "Vary")).contains("Origin");
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = http.request(path);
    return http.send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
