package dev.atrium.security;

import static dev.atrium.testing.SecuredServer.EC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.SecuredServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the groups of a token let its bearer do on the running server. */
class RolesIT {

  private static final String REGISTRY = "/api/model_registry/v1/registered_models";

  private static SecuredServer secured;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    secured = SecuredServer.shared();
    api = secured.api();
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "nobody, GET, /api/v1/models?namespace=any, 403",
    "nobody, POST, /api/v1/models, 403",
    "nobody, PUT, /api/v1/models/999999, 403",
    "nobody, DELETE, /api/v1/models/999999, 403",
    "nobody, GET, /api/v1/models/999999, 403",
    "nobody, HEAD, /api/v1/models/999999, 403",
    "nobody, GET, /api/v1/model_versions, 403",
    "nobody, GET, /api/v1/model_artifacts, 403",
    "nobody, GET, /api/v1/health, 200",
    "viewer, GET, /api/v1/models?namespace=any, 200",
    "viewer, GET, /api/v1/models/999999, 404",
    "viewer, POST, /api/v1/models, 403",
    "viewer, PUT, /api/v1/models/999999, 403",
    "viewer, DELETE, /api/v1/models/999999, 403",
    "viewer, POST, /api/v1/model_versions, 403",
    "viewer, POST, /api/v1/model_artifacts, 403",
    "editor, GET, /api/v1/models?namespace=any, 200",
    "editor, POST, /api/v1/models, 400",
    "editor, DELETE, /api/v1/models/999999, 404",
    "admin, GET, /api/v1/models?namespace=any, 200",
    "admin, POST, /api/v1/models, 400",
    "Viewer, GET, /api/v1/models?namespace=any, 403",
    "*, GET, /api/v1/models?namespace=any, 403"
  })
  void aGroupGivesARole(String group, String method, String path, int status)
      throws IOException, InterruptedException {
    Answer answer = send(method, path, group);

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403 && !method.equals("HEAD")) {
      answer.assertIs(403, "{\"error\":\"Access forbidden\"}");
    }
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "viewer, GET, '', 200",
    "viewer, POST, '', 403",
    "viewer, PATCH, /999999, 403",
    "nobody, GET, '', 403",
    "editor, POST, '', 400",
    "editor, PATCH, /999999, 400"
  })
  void onTheRegistrysOwnApiToo(String group, String method, String path, int status)
      throws IOException, InterruptedException {
    Answer answer = send(method, REGISTRY + path, group);

    assertThat(answer.status()).isEqualTo(status);
    if (status == 403) {
      answer.assertIs(403, "{\"code\":\"Forbidden\",\"message\":\"Access forbidden\"}");
    }
  }

  @Test
  void anEditorWritesWhatAViewerReads() throws IOException, InterruptedException {
    HttpRequest.Builder post =
        api.request("/api/v1/models")
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + SecuredServer.token(EC, "editor"))
            .POST(BodyPublishers.ofString("{\"name\":\"roles\"}"));
    Answer created = api.send(post);

    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(send("GET", created.header("Location"), "viewer").status()).isEqualTo(200);
  }

  /** The port is for this machine; what may come there, the operating system decides. */
  @Test
  void theRegistrysPortAsksNobody() throws IOException, InterruptedException {
    assertThat(secured.server().registry().get(REGISTRY).statusCode()).isEqualTo(200);
    assertThat(secured.server().registry().get("/api/v1/models").statusCode()).isEqualTo(404);
    assertThat(
            secured
                .server()
                .registry()
                .send("POST", REGISTRY, "{\"name\":\"by the loopback port\"}")
                .statusCode())
        .isEqualTo(201);
  }

  private static Answer send(String method, String path, String group)
      throws IOException, InterruptedException {
    return api.send(
        method, path, "Authorization", "Bearer " + SecuredServer.token(EC, "other", group));
  }
}
