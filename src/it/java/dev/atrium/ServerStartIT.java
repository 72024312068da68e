package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** The shipped server comes up and says so. */
@MicroShedTest
class ServerStartIT {

  private final RunningServer server = RunningServer.application();

  @ParameterizedTest
  @ValueSource(strings = {"/health/started", "/health/live", "/health/ready"})
  void reportsItselfUp(String path) throws IOException, InterruptedException {
    HttpResponse<String> response = server.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"status\":\"UP\"");
  }

  @Test
  void namesNoProductInItsAnswers() throws IOException, InterruptedException {
    HttpResponse<String> response = server.get("/health/live");

    assertThat(response.headers().map()).doesNotContainKeys("server", "x-powered-by");
  }

  @Test
  void answersOnTheRegistryPort() throws IOException, InterruptedException {
    assertThat(RunningServer.registry().get("/").statusCode()).isEqualTo(404);
  }
}
