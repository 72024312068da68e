package dev.atrium;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** The shipped server comes up and says so. */
@MicroShedTest
class ServerStartIT {

  private final RunningServer server = RunningServer.application();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /health/started | application
          /health/live    | process
          /health/ready   | database,modules,registry,server
          /health         | application,database,modules,process,registry,server
          """)
  void reportsItselfUp(String path, String checks) throws IOException, InterruptedException {
    String up =
        Stream.of(checks.split(",", -1))
            .map(name -> "{\"name\":\"" + name + "\",\"status\":\"UP\"}")
            .collect(joining(",", "{\"status\":\"UP\",\"checks\":[", "]}"));

    CheckedApi.of(server).get(path).assertIs(200, up);
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
