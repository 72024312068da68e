package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPathsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/static/js/main.0123abcd.js",
        "/modules/model-registry/remoteEntry.js",
        "/_mf/modelRegistry/remoteEntry.js",
        "/readyz/health",
        "/health",
        "/health/ready",
        "/api/config",
        "/api/v1/health"
      })
  void anybodyMayAskForWhatPagesAreMadeOf(String path) {
    assertThat(PublicPaths.contains(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/models",
        "/api/v1/health/",
        "/health/",
        "/health/none",
        "/api/extensions",
        "/model-registry/models",
        "/static/../api/v1/models",
        "/_mf/..;/api/v1/models"
      })
  void theRestBelongsToSomebody(String path) {
    assertThat(PublicPaths.contains(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/model-registry/models/7", "/model-registry/static/main.js", "/apis"})
  void aPageMayBeAnywhereButBelowAnApi(String path) {
    assertThat(PublicPaths.mayBePage("GET", path)).isTrue();
    assertThat(PublicPaths.mayBePage("HEAD", path)).isTrue();
    assertThat(PublicPaths.mayBePage("POST", path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/v1/models",
        "/model-registry/api",
        "/model-registry/api/v1/user",
        "/model-registry/..;/api",
        "/model-registry/%2e%2e/x",
        "/openapi"
      })
  void anApiIsNoPage(String path) {
    assertThat(PublicPaths.mayBePage("GET", path)).isFalse();
  }
}
