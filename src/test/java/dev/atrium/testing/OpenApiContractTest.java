package dev.atrium.testing;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpenApiContractTest {

  private static final String JSON = "application/json;charset=UTF-8";

  private static final String MODEL =
      """
      {"id":"1","name":"m","customProperties":{"n":{"int_value":"1","metadataType":"MetadataIntValue"}},
      "createTimeSinceEpoch":"1","lastUpdateTimeSinceEpoch":"2"}""";

  private static final String NOT_FOUND = "{\"error\":\"there is nothing at this path\"}";

  private final OpenApiContract contract = OpenApiContract.ofProduct();

  @Test
  void takesWhatTheDocumentDescribes() {
    accepts("GET", "/api/v1/models/1", 200, JSON, MODEL);
    accepts("GET", "/api/v1/models?page_size=0", 400, JSON, "{\"error\":\"page_size\"}");
    accepts("DELETE", "/api/v1/models/1", 204, null, null);
    accepts("GET", "/api/model_registry/v1alpha3/registered_models/1", 200, JSON, MODEL);
    accepts("GET", "/readyz/health", 200, "text/plain", "OK");
  }

  @Test
  void takesARequestWithoutAnOperationWhenItIsRefused() {
    accepts("GET", "/api/v1/nothing", 404, JSON, NOT_FOUND);
    accepts("PUT", "/api/v1/models", 405, JSON, "{\"error\":\"no\"}");
    accepts("GET", "/api/model_registry/v2/artifacts", 404, "text/plain", "404 page not found");
    accepts("DELETE", "/api/model_registry/v1/artifacts/1", 405, null, "");

    rejects("GET", "/api/v1/nothing", 200, JSON, NOT_FOUND);
    rejects("GET", "/api/model_registry/v2/artifacts", 404, JSON, NOT_FOUND);
    rejects("DELETE", "/api/model_registry/v1/artifacts/1", 204, null, "");
  }

  @Test
  void doesNotTakeTheAnswersOfUnknownPathsForThoseOfOperations() {
    rejects("GET", "/api/v1/models/1", 405, JSON, "{\"error\":\"no\"}");
    rejects("GET", "/api/v1/models", 404, JSON, NOT_FOUND);
  }

  @Test
  void takesHeadAsGetWithoutABody() {
    accepts("HEAD", "/api/v1/models/1", 200, JSON, "");
    accepts("HEAD", "/api/model_registry/v1/artifacts/1", 405, null, "");

    rejects("HEAD", "/api/v1/models/1", 200, JSON, MODEL);
    rejects("HEAD", "/api/v1/models/1", 201, JSON, "");
  }

  @Test
  void takesPathsBelowOnlyWhereTheDocumentSaysSo() {
    accepts("GET", "/readyz/health/deeper/still", 200, "text/plain", "OK");

    rejects("GET", "/readyz/healthy", 200, "text/plain", "OK");
    rejects("GET", "/health/live/deeper", 200, JSON, "{\"status\":\"UP\",\"checks\":[]}");
  }

  @Test
  void rejectsAStatusThatIsNotListed() {
    rejects("GET", "/api/v1/models/1", 409, JSON, "{\"error\":\"taken\"}");
  }

  @Test
  void rejectsAnotherContentType() {
    rejects("GET", "/api/v1/models/1", 200, "text/html", MODEL);
    rejects("GET", "/api/v1/models/1", 200, null, MODEL);
  }

  @Test
  void rejectsABodyWhereThereShouldBeNone() {
    rejects("DELETE", "/api/v1/models/1", 204, JSON, "{}");
  }

  @Test
  void rejectsABodyThatTheSchemaDoesNotAllow() {
    rejects("GET", "/api/v1/models/1", 200, JSON, MODEL.replace("\"id\":\"1\"", "\"id\":1"));
    rejects("GET", "/api/v1/models/1", 200, JSON, MODEL.replace("\"id\":\"1\",", ""));
    rejects("GET", "/api/v1/models/1", 200, JSON, MODEL.replace("{\"id\"", "{\"more\":1,\"id\""));
    rejects("GET", "/api/v1/models/1", 200, JSON, MODEL.replace("IntValue", "DoubleValue"));
    rejects("GET", "/api/v1/models/1", 200, JSON, MODEL.replace("}}", ""));
    rejects("GET", "/api/v1/models/1", 404, JSON, "{\"code\":\"Not Found\",\"message\":\"no\"}");
  }

  @Test
  void looksIntoLists() {
    String list = "{\"models\":[" + MODEL + "],\"next_page_token\":\"\"}";

    accepts("GET", "/api/v1/models", 200, JSON, list);
    rejects("GET", "/api/v1/models", 200, JSON, list.replace("{\"id\"", "{\"more\":1,\"id\""));
    rejects(
        "GET", "/api/v1/models", 200, JSON, list.replace("\"next_page_token\":\"\"", "\"a\":1"));
  }

  private void accepts(String method, String path, int status, String contentType, String body) {
    assertThatNoException()
        .isThrownBy(() -> contract.assertDescribes(method, path, status, contentType, body));
  }

  private void rejects(String method, String path, int status, String contentType, String body) {
    assertThatThrownBy(() -> contract.assertDescribes(method, path, status, contentType, body))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(method + " " + path + " answered " + status);
  }
}
