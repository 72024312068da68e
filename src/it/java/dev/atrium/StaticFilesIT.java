package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** How the server hands out the pages and what belongs to them. */
@MicroShedTest
class StaticFilesIT {

  private static final Pattern SCRIPT =
      Pattern.compile("src=\"(?:\\./)?(static/js/index\\.[^\"]+)\"");

  private static final Pattern NONCE =
      Pattern.compile("<meta property=\"csp-nonce\" nonce=\"([A-Za-z0-9+/=]{24})\">");

  private final RunningServer server = RunningServer.application();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/model-registry/models/7", "/status"})
  void answersNavigationWithThePage(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = navigate(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(response.body()).contains("<base href=\"/\">");
  }

  @Test
  void givesEachPageANonceOfItsOwn() throws IOException, InterruptedException {
    Set<String> nonces = new HashSet<>();
    for (int page = 0; page < 3; page++) {
      HttpResponse<String> response = navigate("/");
      Matcher nonce = NONCE.matcher(response.body());
      assertThat(nonce.find()).isTrue();
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("style-src 'self' 'nonce-" + nonce.group(1) + "';")
          .contains("script-src 'self';");
      nonces.add(nonce.group(1));
    }
    assertThat(nonces).hasSize(3);
    assertThat(server.get("/remoteEntry.js").headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .doesNotContain("nonce");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard_lib.bundle.js",
        "/static/js/gone.0123456789abcdef.js",
        "/api/nothing",
        "/_mf/nothing/remoteEntry.js",
        "/modules/nothing",
        "/WEB-INF/web.xml",
        "/WEB-INF/no-pages.html"
      })
  void answersWhatIsNotThereWithoutAPage(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = navigate(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void sendsNamesWithAHashZippedAndForEver() throws IOException, InterruptedException {
    Matcher script = SCRIPT.matcher(navigate("/").body());
    assertThat(script.find()).isTrue();

    HttpResponse<String> response =
        server.send(server.request("/" + script.group(1)).header("Accept-Encoding", "br"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Encoding")).contains("br");
    assertThat(response.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(response.headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/modules/model-registry/remoteEntry.js",
        "/remoteEntry.js",
        "/modules/model-registry/static/js/main.js",
        "/static/js/main.js"
      })
  void servesTheModuleUnderStableNames(String path) throws IOException, InterruptedException {
    HttpResponse<String> first = server.get(path);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");

    String etag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = server.send(server.request(path).header("If-None-Match", etag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void answersHeadWithoutABody() throws IOException, InterruptedException {
    HttpResponse<String> response =
        server.send(server.request("/").method("HEAD", BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void takesNothing(String method) throws IOException, InterruptedException {
    HttpResponse<String> response = server.send(method, "/", "{}");

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void tellsThePagesWhatTheyArePartOf() throws IOException, InterruptedException {
    HttpResponse<String> response = server.get("/api/config");

    assertThat(response.body())
        .isEqualTo(
            """
            {"mode":"standalone","theme":"patternfly-theme","namespace":"kubeflow","signOut":""}""");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private HttpResponse<String> navigate(String path) throws IOException, InterruptedException {
    return server.send(
        server.request(path).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").GET());
  }
}
