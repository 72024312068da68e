package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.PostgresProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database may go and come back: the server stays, says so, and needs no restart. */
class DatabaseOutageIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String MODELS = "/api/v1/models";

  @TempDir private Path directory;

  @Test
  void worksAgainWhenTheDatabaseIsBack() throws IOException, InterruptedException {
    try (PostgresProcess postgres = PostgresProcess.in(directory)) {
      postgres.start();
      try (AtriumServer server = AtriumServer.start("database-outage", settings(postgres))) {
        CheckedApi api = CheckedApi.of(server.application());
        String model = MODELS + "/" + api.created(MODELS, "{\"name\":\"before\"}");

        postgres.stop();
        assertIsDown(server, api, model);

        postgres.start();
        server.await("/health/ready", 200, SOON);
        assertThat(api.get(model).body()).contains("\"name\":\"before\"");
        api.created(MODELS, "{\"name\":\"after\"}");
      }
    }
  }

  @Test
  void becomesReadyWhenTheDatabaseAppears() throws IOException, InterruptedException {
    try (PostgresProcess postgres = PostgresProcess.in(directory)) {
      try (AtriumServer server = AtriumServer.startUnready("late-database", settings(postgres))) {
        CheckedApi api = CheckedApi.of(server.application());
        assertIsDown(server, api, MODELS + "/1");

        postgres.start();
        server.await("/health/ready", 200, SOON);
        api.created(MODELS, "{\"name\":\"at last\"}");
      }
    }
  }

  private static void assertIsDown(AtriumServer server, CheckedApi api, String model)
      throws IOException, InterruptedException {
    server.await("/health/ready", 503, SOON);
    assertThat(server.application().get("/health/ready").body())
        .contains(
            "{\"name\":\"database\",\"status\":\"DOWN\",\"data\":{\"reason\":\"unreachable\"}}")
        .contains(
            "{\"name\":\"registry\",\"status\":\"DOWN\",\"data\":{\"reason\":\"unreachable\"}}")
        .doesNotContain("localhost", "postgres");
    assertThat(server.application().get("/health/live").statusCode()).isEqualTo(200);
    api.get("/api/v1/health")
        .assertIs(
            200,
            "{\"status\":\"UP\",\"checks\":"
                + "[{\"name\":\"registry\",\"status\":\"DOWN\",\"reason\":\"unreachable\"}]}");
    CheckedApi.Answer answer = api.get(model);
    answer.assertIs(503, "{\"error\":\"the model registry cannot be reached\"}");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.millis()).isLessThan(6_000);
    assertThat(server.application().get("/api/model_registry/v1/registered_models/1").statusCode())
        .isEqualTo(503);
  }

  private static Map<String, String> settings(PostgresProcess postgres) {
    return Map.of(
        "ATRIUM_DB_URL",
        postgres.url(),
        "ATRIUM_DB_USER",
        PostgresProcess.USER,
        "ATRIUM_HEALTH_MAX_AGE",
        "PT0.2S");
  }
}
