package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server comes back by itself after whatever ended it, with all it had answered for. */
class RestartIT {

  @Test
  void keepsModelsThroughStopAndThroughKill() throws IOException, InterruptedException {
    try (AtriumServer server = AtriumServer.start("restart", Map.of())) {
      long first = server.pid();
      String stopped = register(server, "before the stop");
      server.stop();
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
