package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.RawClient;
import dev.atrium.testing.RawUpstream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server comes back by itself after whatever ended it, with all it had answered for. */
class RestartIT {

  private static final String PROBE = "GET /health/ready HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void keepsModelsThroughStopAndThroughKill() throws Exception {
    try (RawUpstream module = RawUpstream.start();
        AtriumServer server = AtriumServer.start("restart", environment(module))) {
      long first = server.pid();
      String stopped = register(server, "before the stop");
      stopInTheMiddleOfATransfer(server, module);
      assertThat(server.isRunning()).isFalse();

      server.start();
      assertThat(server.pid()).isNotEqualTo(first);
      String killed = register(server, "before the kill");
      server.killHard();
      assertThat(server.isRunning()).isFalse();

      server.start();
      assertThat(read(server, stopped)).contains("\"name\":\"before the stop\"");
      assertThat(read(server, killed)).contains("\"name\":\"before the kill\"");
    }
  }

  /** Without a list of modules there are two, and this is where the second is. */
  private static Map<String, String> environment(RawUpstream module) {
    return Map.of("MODEL_SERVING_URL", module.address());
  }

  /** What has begun is ended, nobody new is heard, and whoever has a connection is told why. */
  private static void stopInTheMiddleOfATransfer(AtriumServer server, RawUpstream module)
      throws Exception {
    CountDownLatch isClosed = new CountDownLatch(1);
    module.at(
        "/api/half",
        exchange -> {
          exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc");
          if (!isClosed.await(30, TimeUnit.SECONDS)) {
            throw new IOException("the server still takes connections");
          }
          exchange.send("def");
        });
    try (RawClient client = RawClient.connect(server.application());
        RawClient prober = RawClient.connect(server.application())) {
      prober.send(PROBE);
      assertThat(prober.readHead()).startsWith("HTTP/1.1 200");
      client.send("GET /api/model-serving/half HTTP/1.1\r\nHost: localhost\r\n\r\n");
      client.readHead();
      CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> stop(server));
      while (takesConnections(server)) {
        assertThat(stop).isNotDone();
      }
      prober.send(PROBE);
      assertThat(prober.readToEnd())
          .contains(
              "HTTP/1.1 503 ",
              "{\"name\":\"server\",\"status\":\"DOWN\",\"data\":{\"reason\":\"stopping\"}}");
      isClosed.countDown();
      assertThat(client.readToEnd()).isEqualTo("abcdef");
      stop.get(60, TimeUnit.SECONDS);
    }
  }

  private static void stop(AtriumServer server) {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static boolean takesConnections(AtriumServer server) throws IOException {
    try {
      RawClient.connect(server.application()).close();
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static String register(AtriumServer server, String name)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        server
            .application()
            .send("POST", "/api/v1/models?namespace=any", "{\"name\":\"" + name + "\"}");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static String read(AtriumServer server, String location)
      throws IOException, InterruptedException {
    HttpResponse<String> response = server.application().get(location + "?namespace=any");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
