package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.problem.ProblemCode;
import dev.atrium.security.Authenticator;
import dev.atrium.security.Caller;
import dev.atrium.security.IdentityException;
import dev.atrium.security.IncomingRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityRefusalTest {

  private static final String KUBEFLOW = "/api/v1/model_registry/r/registered_models";

  private final IdentityException missing = IdentityException.missing("who are you?");

  private static final Authenticator AUTHENTICATOR =
      new Authenticator() {
        @Override
        public Caller authenticate(IncomingRequest request) {
          throw new UnsupportedOperationException();
        }

        @Override
        public String challenge() {
          return "Knock";
        }
      };

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "/api/v1/models, OWN",
    "/api/v1/model_versions/1, OWN",
    "/api/v1/namespace, OWN",
    "/api/v1/namespaces, KUBEFLOW",
    "/api/v1/namespaces/, KUBEFLOW",
    "/api/v1/user, KUBEFLOW",
    "/api/v1/userx, OWN",
    "/api/v1/groups, KUBEFLOW",
    "/api/v1/settings/groups, KUBEFLOW",
    "/api/v1/check-namespace-registry-access, KUBEFLOW",
    "/api/v1/model_registry, KUBEFLOW",
    "/api/v1/model_registry/r/artifacts/1, KUBEFLOW",
    "/api/v1/model_catalog/sources, KUBEFLOW",
    "/api/v1/mcp_catalog/mcp_servers, KUBEFLOW",
    "/model-registry/api/v1, KUBEFLOW",
    "/model-registry/api/v1/models, KUBEFLOW",
    "/model-registry/api/v1x, KUBEFLOW",
    "/api/model_registry/v1/registered_models, REGISTRY",
    "/api/model_registryx, OWN",
    "/api/v1/, OWN",
    "/elsewhere, OWN"
  })
  void aPathBelongsToASurface(String path, Surface surface) {
    assertThat(Surface.of(path)).isEqualTo(surface);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/models | {"error":"who are you?"}
          /api/model_registry/v1/artifacts | {"code":"Unauthorized","message":"who are you?"}
          /api/v1/user | {"error":{"code":"401","message":"who are you?"}}
          """)
  void isWrittenInTheShapeOfTheSurface(String path, String body) {
    IdentityRefusal refusal = IdentityRefusal.of(missing, Surface.of(path), AUTHENTICATOR, 401);

    assertThat(bodyOf(refusal)).isEqualTo(body);
    assertThat(refusal.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(refusal.headers()).isEqualTo(Map.of("WWW-Authenticate", "Knock"));
  }

  @Test
  void interfacesOfModulesHaveTheEnvelopeAndNeverUpstreamsStatus() {
    Surface surface = Surface.of("/api/m/x", path -> path.startsWith("/api/m/"));
    IdentityRefusal refusal = IdentityRefusal.of(missing, surface, AUTHENTICATOR, 400);

    assertThat(refusal.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(bodyOf(refusal))
        .isEqualTo("{\"error\":{\"code\":\"401\",\"message\":\"who are you?\"}}");
    assertThat(Surface.of("/api/n/x", path -> path.startsWith("/api/m/"))).isEqualTo(Surface.OWN);
  }

  /** contract: upstream answers 400, and its front end knows that. */
  @Test
  void aMissingIdentityMayBe400OnKubeflowsRoutes() {
    IdentityRefusal refusal = IdentityRefusal.of(missing, Surface.of(KUBEFLOW), AUTHENTICATOR, 400);

    assertThat(refusal.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(refusal.headers()).isEmpty();
    assertThat(bodyOf(refusal))
        .isEqualTo("{\"error\":{\"code\":\"400\",\"message\":\"who are you?\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/models", "/api/model_registry/v1/artifacts", "/"})
  void aMissingIdentityIs401ElsewhereAllTheSame(String path) {
    assertThat(IdentityRefusal.of(missing, Surface.of(path), AUTHENTICATOR, 400).code())
        .isEqualTo(ProblemCode.UNAUTHENTICATED);
  }

  @Test
  void anInvalidTokenIs401EverywhereAndSaysSo() {
    IdentityRefusal refusal =
        IdentityRefusal.of(IdentityException.invalidToken(), Surface.KUBEFLOW, AUTHENTICATOR, 400);

    assertThat(refusal.code()).isEqualTo(ProblemCode.UNAUTHENTICATED);
    assertThat(refusal.headers())
        .isEqualTo(Map.of("WWW-Authenticate", "Bearer realm=\"atrium\", error=\"invalid_token\""));
  }

  @Test
  void whatCanBeReadInTwoWaysIs400() {
    assertThat(
            IdentityRefusal.of(IdentityException.ambiguous("two"), Surface.OWN, AUTHENTICATOR, 401)
                .code())
        .isEqualTo(ProblemCode.BAD_REQUEST);
  }

  @Test
  void whoCannotBeAskedIsUnavailable() {
    IdentityRefusal refusal =
        IdentityRefusal.of(IdentityException.unavailable(), Surface.OWN, AUTHENTICATOR, 401);

    assertThat(refusal.code()).isEqualTo(ProblemCode.UPSTREAM_UNAVAILABLE);
    assertThat(refusal.headers()).isEqualTo(Map.of("Retry-After", "10"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/health",
        "/healthcheck",
        "/readyz/health",
        "/_mf/a/remoteEntry.js",
        "/modules/model-registry/index.html"
      })
  void probesAndPagesArePublic(String path) {
    assertThat(PublicPaths.contains(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/models",
        "/api/v1/health/",
        "/api/v1/healthx",
        "/api/v1/health;a=b",
        "//",
        "/_mf/../api/v1/models",
        "/_mf/%2e%2e/api/v1/models",
        "/_mf/..;/api/v1/models",
        "/_mf",
        "/_mfx/",
        "/modules/a//b",
        "/readyz/%2fapi",
        "/unknown",
        "/api/extensions",
        "/_error",
        ""
      })
  void everythingElseIsNot(String path) {
    assertThat(PublicPaths.contains(path)).isFalse();
  }

  private static String bodyOf(IdentityRefusal refusal) {
    return new String(refusal.surface().error(refusal.code().status(), refusal.sentence()), UTF_8);
  }
}
