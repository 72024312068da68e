package dev.atrium.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** The module that comes with us, as nobody has configured anything. */
@MicroShedTest
class PackagedModuleIT {

  private static final Path BUILT = Path.of("target", "frontend", "model-registry");
  private static final String ENTRY = "/_mf/modelRegistry/remoteEntry.js";

  private final RunningServer server = RunningServer.application();

  @ParameterizedTest
  @ValueSource(strings = {"remoteEntry.js", "mf-manifest.json"})
  void servesTheFilesThatWereBuilt(String file) throws IOException, InterruptedException {
    assumeBuilt();
    HttpResponse<String> response = server.get("/_mf/modelRegistry/" + file);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Files.readString(BUILT.resolve(file)));
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    if (file.endsWith(".js")) {
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/javascript"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'br, gzip', br, .br",
    "gzip, gzip, .gz",
    "'br;q=0, gzip', gzip, .gz",
    "zstd, '', ''",
    "identity, '', ''"
  })
  void answersInTheBestEncodingThereIsWithATagOfItsOwn(
      String accepted, String encoding, String extension) throws IOException, InterruptedException {
    assumeBuilt();
    byte[] built = Files.readAllBytes(BUILT.resolve("remoteEntry.js" + extension));
    HttpResponse<byte[]> response = encoded(accepted);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Encoding").orElse("")).isEqualTo(encoding);
    // Of what is zipped, the server drops the length and sends chunks.
    if (!encoding.equals("gzip")) {
      assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(built.length);
    }
    assertThat(response.body()).isEqualTo(built);
    assertThat(response.headers().allValues("Vary").toString()).contains("Accept-Encoding");

    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(revalidated(accepted, tag)).isEqualTo(304);
    String otherwise = encoding.equals("br") ? "gzip" : "br";
    assertThat(revalidated(otherwise, tag)).isEqualTo(200);
  }

  private HttpResponse<byte[]> encoded(String accepted) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            server.request(ENTRY).header("Accept-Encoding", accepted).build(),
            BodyHandlers.ofByteArray());
  }

  private int revalidated(String accepted, String tag) throws IOException, InterruptedException {
    return server
        .send(
            server.request(ENTRY).header("Accept-Encoding", accepted).header("If-None-Match", tag))
        .statusCode();
  }

  @Test
  void isListedAndWell() throws Exception {
    assumeBuilt();
    Polling.until(
        () -> server.get("/api/modules/modelRegistry/health").statusCode() == 200,
        Duration.ofSeconds(15));

    assertThat(server.get("/api/modules/modelRegistry/health").body())
        .startsWith("{\"name\":\"modelRegistry\",\"healthy\":true,\"status\":\"HEALTHY\"");
    assertThat(server.get("/api/extensions").body())
        .contains(
            "\"path\":\"/model-registry\",\"route\":\"/model-registry/*\","
                + "\"url\":\"/_mf/modelRegistry/remoteEntry.js\",\"type\":\"var\","
                + "\"routing\":\"relative\",\"enabled\":true,"
                + "\"configured\":true,\"healthy\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/model-registry", "/model-registry/models/7", "/model-registry/a/b/c"})
  void aDeepLinkIsThePageOfTheHost(String path) throws IOException, InterruptedException {
    HttpResponse<String> page =
        server.send(server.request(path).header("Accept", "text/html,*/*;q=0.8"));
    HttpResponse<String> root = server.send(server.request("/").header("Accept", "text/html"));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(withoutNonce(page)).isEqualTo(withoutNonce(root));
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_mf/modelRegistry/gone.js",
        "/_mf/modelRegistry/static/",
        "/_mf/modelRegistry/static",
        "/_mf/modelRegistry/WEB-INF/web.xml",
        "/model-registry/gone.css"
      })
  void whatWasNotBuiltIsNotThere(String path) throws IOException, InterruptedException {
    assumeBuilt();
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static String withoutNonce(HttpResponse<String> page) {
    return page.body().replaceAll("nonce=\"[^\"]+\"", "");
  }

  private static void assumeBuilt() {
    Assumptions.assumeTrue(
        Files.exists(BUILT.resolve("remoteEntry.js")), "built with -Dskip.frontend");
  }
}
