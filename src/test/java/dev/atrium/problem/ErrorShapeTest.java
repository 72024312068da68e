package dev.atrium.problem;

import static dev.atrium.problem.ErrorShape.ENVELOPE;
import static dev.atrium.problem.ErrorShape.SENTENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorShapeTest {

  @ParameterizedTest
  @CsvSource({
    "/api/v1/model_registry, ENVELOPE",
    "/api/v1/model_registry/mr/registered_models, ENVELOPE",
    "/api/v1/user, ENVELOPE",
    "/api/v1/user/, ENVELOPE",
    "/api/v1/user;a=b, ENVELOPE",
    "/api/v1/namespaces, ENVELOPE",
    "/api/v1/check-namespace-registry-access, ENVELOPE",
    "/api/v1/settings/groups, ENVELOPE",
    "/api/v1/groups, ENVELOPE",
    "/api/v1/model_catalog/models, ENVELOPE",
    "/api/v1/mcp_catalog/mcp_servers, ENVELOPE",
    "/api/v1/models, SENTENCE",
    "/api/v1/model_versions/1, SENTENCE",
    "/api/v1/users, SENTENCE",
    "/api/v1, SENTENCE",
    "/api/model_registry/v1/user, SENTENCE",
    "/, SENTENCE",
    "/model-registry/api/v1, ENVELOPE",
    "/model-registry/api/v1x, ENVELOPE",
    "/model-registry/api/v1/models, ENVELOPE",
    "/model-registry/, SENTENCE",
    ", SENTENCE"
  })
  void isToldByThePath(String rawPath, ErrorShape shape) {
    assertThat(ErrorShape.of(rawPath)).isEqualTo(shape);
  }

  @Test
  void writesItsBody() {
    assertThat(text(SENTENCE.body(404, "Not Found", "no \"a\"")))
        .isEqualTo("{\"error\":\"no \\\"a\\\"\"}");
    assertThat(text(ENVELOPE.body(404, "Not Found", "no \"a\"")))
        .isEqualTo("{\"error\":{\"code\":\"Not Found\",\"message\":\"no \\\"a\\\"\"}}");
    assertThat(text(ENVELOPE.body(404, "no")))
        .isEqualTo("{\"error\":{\"code\":\"404\",\"message\":\"no\"}}");
  }

  @Test
  void hasTheSentencesOfItsClients() {
    assertThat(ENVELOPE.sentenceFor(404, "GET"))
        .isEqualTo("the requested resource could not be found");
    assertThat(ENVELOPE.sentenceFor(405, "PUT"))
        .isEqualTo("the PUT method is not supported for this resource");
    assertThat(ENVELOPE.sentenceFor(500, "GET"))
        .isEqualTo("the server encountered a problem and could not process your request");
    assertThat(ENVELOPE.sentenceFor(403, "GET")).isEqualTo("Access forbidden");
    assertThat(SENTENCE.sentenceFor(404, "GET")).isEqualTo("there is nothing at this path");
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8);
  }
}
