package dev.atrium.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/**
 * Calls to the BFF. Whatever is answered must be what the OpenAPI document describes, carry the
 * headers of every API answer, and show nothing of what the server is made of.
 */
public final class CheckedApi {

  private static final OpenApiContract CONTRACT = OpenApiContract.ofProduct();
  private static final Pattern TIME = Pattern.compile("(TimeSinceEpoch\":\")\\d{13}\"");

  private final RunningServer server;

  private CheckedApi(RunningServer server) {
    this.server = requireNonNull(server, "server is null");
  }

  public static CheckedApi of(RunningServer server) {
    return new CheckedApi(server);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send("GET", path);
  }

  /** Sends a request without a body. */
  public Answer send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = server.request(path).method(method, BodyPublishers.noBody());
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public Answer sendJson(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        server
            .request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  /** A request that a test has built with {@link #request}. */
  public Answer send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    long started = System.nanoTime();
    HttpResponse<String> response = server.send(builder);
    long millis = (System.nanoTime() - started) / 1_000_000;
    String path = request.uri().getRawPath();
    CONTRACT.assertDescribes(
        request.method(),
        path,
        response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(null),
        response.body());
    assertThat(response.headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[A-Za-z0-9._-]{1,64}"));
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    return new Answer(response, millis);
  }

  public HttpRequest.Builder request(String path) {
    return server.request(path);
  }

  /** The id of the entity that posting {@code json} created. */
  public String created(String path, String json) throws IOException, InterruptedException {
    Answer answer = sendJson("POST", path, json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.header("Location").replaceFirst(".*/", "");
  }

  /** What was answered, and how long the client waited for it. */
  public record Answer(HttpResponse<String> response, long millis) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    /** The body with every point in time replaced by {@code T}. */
    public String timeless() {
      return TIME.matcher(body()).replaceAll("$1T\"");
    }

    /** Empty when there is none. */
    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public void assertIs(int status, String json) {
      assertThat(timeless()).isEqualTo(json);
      assertThat(status()).isEqualTo(status);
    }
  }
}
