package dev.atrium.bff.kubeflow;

import static dev.atrium.testing.SecuredServer.EC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.SecuredServer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every route of Kubeflow's backend where callers have tokens and roles. */
class KubeflowTokensIT {

  private static final List<String> ROOTS = List.of("/api/v1", "/model-registry/api/v1");
  private static final List<KubeflowRoute> ROUTES = KubeflowRoute.all("model-registry", "kubeflow");

  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    api = SecuredServer.shared().api();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''               | missing required Header: Authorization
          Basic YTpi       | expected token Header Authorization to start with Prefix \\"Bearer \\"
          Bearer           | expected token Header Authorization to start with Prefix \\"Bearer \\"
          Bearer not.a.jwt | the token is not valid
          """)
  void noRouteAnswersWithoutAToken(String authorization, String message)
      throws IOException, InterruptedException {
    for (String root : ROOTS) {
      for (KubeflowRoute route : ROUTES) {
        Answer answer = ask(authorization, root, route);

        answer.assertIs(401, "{\"error\":{\"code\":\"401\",\"message\":\"" + message + "\"}}");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"atrium\"");
      }
    }
  }

  /** Who calls may be asked by everybody who is known, and nothing else. */
  @ParameterizedTest
  @CsvSource({"nobody, false, false", "viewer, true, false", "editor, true, true"})
  void rolesSayWhoMayReadAndWrite(String role, boolean mayRead, boolean mayWrite)
      throws IOException, InterruptedException {
    String token = "Bearer " + SecuredServer.token(EC, role);
    for (String root : ROOTS) {
      for (KubeflowRoute route : ROUTES) {
        boolean isAboutEntities = route.path().startsWith("/model_registry/");
        boolean writes = isAboutEntities && !route.method().equals("GET");
        boolean may = route.path().equals("/user") || (writes ? mayWrite : mayRead);

        Answer answer = ask(token, root, route);

        if (may) {
          // 404, 409: which entities there are is up to other tests.
          assertThat(answer.status()).as(role + ": " + route).isIn(200, 201, 404, 409);
        } else {
          answer.assertIs(403, "{\"error\":{\"code\":\"403\",\"message\":\"Access forbidden\"}}");
        }
      }
    }
  }

  @Test
  void tellsWhoTheTokensOwnerIs() throws IOException, InterruptedException {
    for (String root : ROOTS) {
      assertThat(
              api.send(
                      "GET",
                      root + "/user",
                      "Authorization",
                      "Bearer " + SecuredServer.token(EC, "admin"))
                  .body())
          .startsWith("{\"data\":{\"userId\":\"")
          .endsWith("\"clusterAdmin\":true,\"groups\":[\"admin\"]}}");
    }
  }

  private static Answer ask(String authorization, String root, KubeflowRoute route)
      throws IOException, InterruptedException {
    return route.ask(api, root, "Authorization", authorization);
  }
}
