package dev.atrium.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.microshed.testing.ApplicationEnvironment;

/**
 * One address of a running server and HTTP to it. Redirects are not followed: a test is to see what
 * the server said.
 */
public final class RunningServer {

  /** Names the registry API's address when the tests run against a server started by hand. */
  static final String REGISTRY_URL = "atrium.test.registry.url";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final HttpClient client;

  private RunningServer(URI base, HttpClient client) {
    this.base = requireNonNull(base, "base is null");
    this.client = requireNonNull(client, "client is null");
  }

  /** The server this test run is about, wherever it is: MicroShed's properties name it. */
  public static RunningServer application() {
    return at(URI.create(ApplicationEnvironment.Resolver.load().getApplicationURL()));
  }

  /** The same server's port for the registry API alone. */
  public static RunningServer registry() {
    ApplicationEnvironment.Resolver.load().start();
    return at(URI.create(System.getProperty(REGISTRY_URL, "http://127.0.0.1:8081/")));
  }

  public static RunningServer at(URI base) {
    return new RunningServer(base, clientBuilder().build());
  }

  /** The same port, asked over TLS. */
  public RunningServer overTls(SSLContext context) {
    return new RunningServer(
        URI.create("https://" + base.getAuthority()), clientBuilder().sslContext(context).build());
  }

  private static HttpClient.Builder clientBuilder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }

  public URI uri(String path) {
    return base.resolve(path);
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Sends a JSON body with any method that takes one. */
  public HttpResponse<String> send(String method, String path, String json)
      throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    Disclosure.assertNoneInAnswer(response.statusCode(), response.body());
    return response;
  }
}
