package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPortFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/model_registry/v1alpha3/registered_models",
        "/api/model_registry/v1/registered_models/1/versions",
        "/api/model_registry/v1/registered_models/a%20b",
        "/api/model_registry/v1/registered_models/1.5",
        "/readyz/health",
        "/readyz/isDirty"
      })
  void letsTheRegistrysOwnPathsThrough(String uri) {
    assertThat(RegistryPortFilter.isRegistryPath(uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "/",
        "/index.html",
        "/api/v1/models",
        "/api/model_registry",
        "/api/model_registryX/v1",
        "/readyz",
        "/health/ready",
        "//api/model_registry/v1",
        "/API/model_registry/v1",
        "/x/api/model_registry/v1"
      })
  void letsNothingElseThrough(String uri) {
    assertThat(RegistryPortFilter.isRegistryPath(uri)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/model_registry/../v1/models",
        "/api/model_registry/..",
        "/api/model_registry/./v1",
        "/api/model_registry/%2e%2e/v1/models",
        "/api/model_registry/%2E./v1/models",
        "/api/model_registry/..%2fv1/models",
        "/api/model_registry/..;/v1/models",
        "/api/model_registry/;x/../../v1/models",
        "/api/model_registry/..%3bx/v1/models",
        "/api/model_registry/%252e%252e/v1/models",
        "/api/model_registry/..\\v1",
        "/api/model_registry/..%5cv1",
        "/readyz//api/v1/models"
      })
  void letsNothingThroughThatCanBeReadInTwoWays(String uri) {
    assertThat(RegistryPortFilter.isRegistryPath(uri)).isFalse();
  }
}
