package dev.atrium.bff.kubeflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/**
 * The routes of Kubeflow's backend, one by one, on the running server with the embedded registry.
 * Others may have put entities there.
 */
@MicroShedTest
class KubeflowIT {

  private static final String PAGE = "/model-registry/api/v1";
  private static final String API = "/api/v1";
  private static final String R = "/model_registry/model-registry";
  private static final String NS = "?namespace=kubeflow";

  private final CheckedApi api = CheckedApi.of(RunningServer.application());

  @ParameterizedTest
  @ValueSource(strings = {PAGE, API})
  void registersAModel(String prefix) throws IOException, InterruptedException {
    String name = unique("m");

    Answer created =
        api.sendJson(
            "POST",
            prefix + R + "/registered_models" + NS + "&x=a%20b",
            "{\"data\":{\"name\":\"%s\",\"owner\":\"ana\",\"customProperties\":{}}}"
                .formatted(name));

    String location = created.header("Location");
    assertThat(location)
        .matches(prefix + R + "/registered_models/\\d+\\?namespace=kubeflow&x=a%20b");
    String model =
        """
        {"data":{"id":"%s","name":"%s","state":"LIVE","owner":"ana","customProperties":{},\
        "createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}}"""
            .formatted(idIn(location), name);
    created.assertIs(201, model);
    api.get(location).assertIs(200, model);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, API})
  void registersAVersionBelowAModel(String prefix) throws IOException, InterruptedException {
    String model = newModel();
    String below = prefix + R + "/registered_models/" + model + "/versions" + NS;

    Answer created = api.sendJson("POST", below, "{\"data\":{\"name\":\"v\",\"author\":\"ana\"}}");

    String location = created.header("Location");
    assertThat(location).matches(prefix + R + "/model_versions/\\d+");
    String version =
        """
        {"id":"%s","name":"v","registeredModelId":"%s","state":"LIVE","author":"ana",\
        "customProperties":{},"createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(idIn(location), model);
    created.assertIs(201, "{\"data\":" + version + "}");
    api.get(location + NS).assertIs(200, "{\"data\":" + version + "}");
    api.get(below).assertIs(200, list(version));
  }

  @Test
  void registersAVersionThatNamesItsModel() throws IOException, InterruptedException {
    String model = newModel();

    Answer created =
        api.sendJson(
            "POST",
            PAGE + R + "/model_versions" + NS,
            "{\"data\":{\"name\":\"v\",\"registeredModelId\":\"" + model + "\"}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location"))
        .matches(PAGE + R + "/model_versions/\\d+\\?namespace=kubeflow");
    api.sendJson("POST", PAGE + R + "/model_versions" + NS, "{\"data\":{\"name\":\"v\"}}")
        .assertIs(422, error("Bad Request", "required field 'registeredModelId' is zero value."));
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, API})
  void savesAnArtifactBelowAVersion(String prefix) throws IOException, InterruptedException {
    String below = prefix + R + "/model_versions/" + newVersion() + "/artifacts" + NS;

    // The page sends an author, which artifacts do not have.
    Answer created =
        api.sendJson(
            "POST",
            below,
            "{\"data\":{\"name\":\"a\",\"author\":\"ana\",\"uri\":\"oci://q/m:1\",\"state\":\"LIVE\","
                + "\"artifactType\":\"model-artifact\",\"customProperties\":{}}}");

    String location = created.header("Location");
    assertThat(location).matches(prefix + R + "/model_artifacts/\\d+");
    String artifact =
        """
        {"id":"%s","name":"a","artifactType":"model-artifact","state":"LIVE","uri":"oci://q/m:1",\
        "customProperties":{},"createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(idIn(location));
    created.assertIs(201, "{\"data\":" + artifact + "}");
    api.get(below).assertIs(200, list(artifact));
    api.get(prefix + R + "/artifacts/" + idIn(location) + NS)
        .assertIs(200, "{\"data\":" + artifact + "}");
  }

  @Test
  void createsArtifactsOfEitherKind() throws IOException, InterruptedException {
    String path = PAGE + R + "/artifacts" + NS;

    Answer created =
        api.sendJson(
            "POST",
            path,
            "{\"data\":{\"id\":\"1\",\"name\":\"d\",\"artifactType\":\"doc-artifact\",\"uri\":\"u\"}}");

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location"))
        .matches(PAGE + R + "/artifacts/\\d+\\?namespace=kubeflow");
    assertThat(created.body()).contains("\"artifactType\":\"doc-artifact\"", "\"uri\":\"u\"");
    assertThat(api.get(path + "&artifactType=doc-artifact").body())
        .contains("doc-artifact")
        .doesNotContain("model-artifact");
    assertThat(
            api.sendJson("POST", path, "{\"data\":{\"name\":\"d\",\"artifactType\":\"x\"}}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void changesWhatTheBodyNames() throws IOException, InterruptedException {
    String model = PAGE + R + "/registered_models/" + newModel() + NS;
    String version = PAGE + R + "/model_versions/" + newVersion() + NS;

    Answer archived =
        api.sendJson("PATCH", model, "{\"data\":{\"state\":\"ARCHIVED\",\"name\":\"dropped\"}}");
    assertThat(archived.status()).isEqualTo(200);
    assertThat(archived.body()).contains("\"state\":\"ARCHIVED\"").doesNotContain("dropped");
    assertThat(api.sendJson("PATCH", model, "{\"data\":{\"description\":\"d\"}}").body())
        .contains("\"state\":\"ARCHIVED\"", "\"description\":\"d\"");
    assertThat(
            api.sendJson(
                    "PATCH",
                    version,
                    "{\"data\":{\"customProperties\":{\"stage\":{\"string_value\":\"prod\","
                        + "\"metadataType\":\"MetadataStringValue\"}}}}")
                .body())
        .contains("\"stage\":{\"string_value\":\"prod\",\"metadataType\":\"MetadataStringValue\"}");
  }

  @Test
  void changesAModelArtifactWithoutItsType() throws IOException, InterruptedException {
    String id =
        idIn(
            api.sendJson(
                    "POST",
                    PAGE + R + "/artifacts" + NS,
                    "{\"data\":{\"name\":\"a\",\"artifactType\":\"model-artifact\"}}")
                .header("Location"));

    Answer changed =
        api.sendJson(
            "PATCH", PAGE + R + "/model_artifacts/" + id + NS, "{\"data\":{\"uri\":\"new\"}}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.body()).startsWith("{\"data\":{\"id\":\"" + id).contains("\"uri\":\"new\"");
  }

  @Test
  void listsEverythingUnlessAskedForPages() throws IOException, InterruptedException {
    String below = PAGE + R + "/registered_models/" + newModel() + "/versions" + NS;
    for (int i = 0; i < 12; i++) {
      api.sendJson("POST", below, "{\"data\":{\"name\":\"v" + i + "\"}}");
    }

    assertThat(api.get(below).body())
        .endsWith("\"nextPageToken\":\"\",\"pageSize\":0,\"size\":12}}");
    assertThat(api.get(below + "&pageSize=5&orderBy=CREATE_TIME&sortOrder=desc").body())
        .contains("\"v11\"")
        .doesNotContain("\"v1\"")
        .endsWith("\"pageSize\":5,\"size\":5}}");
    assertThat(api.get(below + "&name=v3").body()).endsWith("\"size\":1}}");
    assertThat(api.get(below + "&filterQuery=name%20%3D%20%27v4%27").body())
        .endsWith("\"size\":1}}");
    api.get(below + "&pageSize=x")
        .assertIs(400, error("Bad Request", "pageSize must be a whole number"));
  }

  @Test
  void tellsAboutTheRegistry() throws IOException, InterruptedException {
    api.get(PAGE + "/model_registry" + NS)
        .assertIs(
            200,
            "{\"data\":[{\"name\":\"model-registry\",\"displayName\":\"model-registry\","
                + "\"description\":\"\",\"serverAddress\":\"/api/model_registry/v1alpha3\","
                + "\"isHttps\":false,\"isAvailable\":true}]}");
    api.get(API + "/model_registry?namespace=other").assertIs(200, "{\"data\":[]}");
  }

  @Test
  void hasNamespacesAndNoGroupsWithoutACluster() throws IOException, InterruptedException {
    api.get(PAGE + "/namespaces")
        .assertIs(200, "{\"data\":[{\"name\":\"kubeflow\",\"displayName\":\"kubeflow\"}]}");
    api.get(PAGE + "/groups").assertIs(200, "{\"data\":[]}");
    api.get(API + "/settings/groups" + NS).assertIs(200, "{\"data\":[]}");
    assertThat(api.get(PAGE + "/user").body()).contains("\"clusterAdmin\":true");
  }

  @Test
  void tellsWhetherANamespaceMayUseARegistry() throws IOException, InterruptedException {
    String path = PAGE + "/check-namespace-registry-access";
    String question =
        "{\"data\":{\"namespace\":\"team\",\"registryName\":\"%s\",\"registryNamespace\":\"kubeflow\"}}";

    api.sendJson("POST", path, question.formatted("model-registry"))
        .assertIs(200, "{\"data\":{\"hasAccess\":true,\"cannotCheck\":false}}");
    api.sendJson("POST", path, question.formatted("other"))
        .assertIs(200, "{\"data\":{\"hasAccess\":false,\"cannotCheck\":false}}");
    api.sendJson("POST", path, "{\"data\":{\"namespace\":\"team\"}}")
        .assertIs(400, error("400", "namespace, registryName and registryNamespace are required"));
    api.sendJson("POST", path, "{\"data\":{\"more\":\"x\"}}")
        .assertIs(400, error("400", "body contains unknown key \\\"more\\\""));
  }

  @Test
  void isAvailable() throws IOException, InterruptedException {
    HttpResponse<String> answer = RunningServer.application().get("/healthcheck");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"available\",\"system_info\":{\"version\":\"1.0.0\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    | /model_registry                                          | 400 | missing required query parameter: namespace
          GET    | /model_registry/model-registry/registered_models         | 400 | missing required query parameter: namespace
          GET    | /model_registry/m/registered_models?namespace=           | 400 | missing required query parameter: namespace
          GET    | /model_registry/other/registered_models?namespace=kubeflow | 404 | the requested resource could not be found
          GET    | /model_registry/model-registry/artifacts?namespace=other | 404 | the requested resource could not be found
          GET    | /model_registry/model-registry/nothing?namespace=kubeflow | 404 | the requested resource could not be found
          PATCH  | /model_registry/model-registry?namespace=kubeflow        | 404 | the requested resource could not be found
          GET    | /settings/nothing                                        | 404 | the requested resource could not be found
          PUT    | /model_registry/model-registry/registered_models         | 405 | the PUT method is not supported for this resource
          DELETE | /model_registry/model-registry/registered_models/1       | 405 | the DELETE method is not supported for this resource
          GET    | /model_registry/model-registry/model_artifacts/1         | 405 | the GET method is not supported for this resource
          POST   | /user                                                    | 405 | the POST method is not supported for this resource
          """)
  void refusesInTheWordsOfKubeflow(String method, String path, int status, String message)
      throws IOException, InterruptedException {
    for (String prefix : new String[] {PAGE, API}) {
      Answer answer = api.send(method, prefix + path);

      answer.assertIs(status, error(Integer.toString(status), message));
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
      assertThat(answer.header("Allow").contains("OPTIONS")).isEqualTo(status == 405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, API})
  void toleratesASlashBehindAPath(String prefix) throws IOException, InterruptedException {
    // Not by the client that compares with the document, which has no such paths.
    RunningServer server = RunningServer.application();
    for (String path : List.of("/user", "/model_registry", R + "/registered_models")) {
      HttpResponse<String> answer = server.get(prefix + path + "/" + NS);

      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.body()).startsWith("{\"data\":");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    }
    String json = "{\"data\":{\"name\":\"" + unique("m") + "\"}}";
    HttpResponse<String> created =
        server.send("POST", prefix + R + "/registered_models/" + NS, json);
    assertThat(created.headers().firstValue("Location").orElse(""))
        .matches(prefix + R + "/registered_models/\\d+\\?namespace=kubeflow");
    assertThat(server.get(prefix + "/User").statusCode()).as("another word").isEqualTo(404);
  }

  @Test
  void answersHeadWhereItAnswersGet() throws IOException, InterruptedException {
    for (String path : List.of("/user", "/model_registry" + NS, R + "/registered_models" + NS)) {
      HttpResponse<String> head =
          RunningServer.application()
              .send(
                  RunningServer.application()
                      .request(PAGE + path)
                      .method("HEAD", BodyPublishers.noBody()));

      assertThat(head.statusCode()).as(path).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Type")).hasValue("application/json");
    }
  }

  @Test
  void passesOnWhatTheRegistryRefuses() throws IOException, InterruptedException {
    String models = PAGE + R + "/registered_models";
    String name = unique("m");
    String body = "{\"data\":{\"name\":\"" + name + "\"}}";
    api.sendJson("POST", models + NS, body);

    api.sendJson("POST", models + NS, body)
        .assertIs(409, error("Conflict", "registered model with name " + name + " already exists"));
    api.get(models + "/999999999" + NS)
        .assertIs(404, error("Not Found", "no registered model found for id 999999999"));
    api.get(models + "/x" + NS)
        .assertIs(400, error("Bad Request", "invalid registered model ID: 'x'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                            | body must not be empty
          {                             | body contains badly-formed JSON
          {"data":{"name":"a"           | body contains badly-formed JSON
          x                             | body contains badly-formed JSON (at character 1)
          {"a" x}                       | body contains badly-formed JSON (at character 6)
          {"data":{"name":}}            | body contains badly-formed JSON (at character 17)
          {"data":{"name":"a"},}        | body contains badly-formed JSON (at character 22)
          {"data":{"name":"a"} x        | body contains badly-formed JSON (at character 22)
          {"data":{"name":"a"}} {}      | body must only contain a single JSON value
          {"data":{"name":"a"}} x       | body must only contain a single JSON value
          []                            | body contains incorrect JSON type (at character 1)
          "abc"                         | body contains incorrect JSON type (at character 5)
          {"data":[]}                   | body contains incorrect JSON type for field \\"data\\"
          {"data":{"name":1}}           | body contains incorrect JSON type for field \\"data.name\\"
          {}                            | data is required
          {"data":null}                 | data is required
          {"data":{}}                   | validation error:: name cannot be empty
          {"data":{"name":""}}          | validation error:: name cannot be empty
          """)
  void refusesABodyThatCannotBeRead(String body, String message)
      throws IOException, InterruptedException {
    api.sendJson("POST", PAGE + R + "/registered_models" + NS, body)
        .assertIs(400, error("400", message));
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, API})
  void refusesOnEveryRouteABodyThatIsEmptyBrokenTooLargeOrNoJson(String prefix)
      throws IOException, InterruptedException {
    String large = "{\"data\":{\"name\":\"" + "x".repeat(1 << 20) + "\"}}";
    for (KubeflowRoute route : KubeflowRoute.all("model-registry", "kubeflow")) {
      if (route.body() == null) {
        continue;
      }
      String path = prefix + route.path();
      String nothing =
          route.path().startsWith("/check")
              ? "namespace, registryName and registryNamespace are required"
              : "data is required";
      for (String empty : List.of("{}", "{\"data\":null}")) {
        api.sendJson(route.method(), path, empty).assertIs(400, error("400", nothing));
      }
      api.sendJson(route.method(), path, "").assertIs(400, error("400", "body must not be empty"));
      api.sendJson(route.method(), path, "{")
          .assertIs(400, error("400", "body contains badly-formed JSON"));
      api.sendJson(route.method(), path, large)
          .assertIs(413, error("413", "body must not be larger than 1048576 bytes"));
      api.send(
              api.request(path)
                  .header("Content-Type", "text/plain")
                  .method(route.method(), BodyPublishers.ofString(route.body())))
          .assertIs(415, error("415", "the Content-Type of the body must be application/json"));
    }
  }

  @Test
  void tellsTheMethodsOfAPath() throws IOException, InterruptedException {
    HttpResponse<String> options =
        RunningServer.application()
            .send(
                RunningServer.application()
                    .request(PAGE + "/model_registry")
                    .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(options.statusCode()).isEqualTo(200);
    assertThat(options.body()).isEmpty();
    assertThat(options.headers().firstValue("Allow").orElse("")).contains("GET", "OPTIONS");
  }

  @Test
  void servesTheSpecificationsRoutesUnderThePrefixToo() throws IOException, InterruptedException {
    Answer created = api.sendJson("POST", PAGE + "/models", "{\"name\":\"" + unique("m") + "\"}");

    assertThat(created.header("Location")).matches(PAGE + "/models/\\d+");
    assertThat(api.get(created.header("Location")).body()).isEqualTo(created.body());
    assertThat(RunningServer.application().get(PAGE + "/models").body())
        .isEqualTo(error("400", "Namespace required"));
  }

  private String newModel() throws IOException, InterruptedException {
    return created("/registered_models", "{\"data\":{\"name\":\"" + unique("m") + "\"}}");
  }

  private String newVersion() throws IOException, InterruptedException {
    return created("/registered_models/" + newModel() + "/versions", "{\"data\":{\"name\":\"v\"}}");
  }

  private String created(String collection, String json) throws IOException, InterruptedException {
    return idIn(api.sendJson("POST", PAGE + R + collection + NS, json).header("Location"));
  }

  private static String idIn(String location) {
    return location.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
  }

  private static String list(String item) {
    return "{\"data\":{\"items\":[%s],\"nextPageToken\":\"\",\"pageSize\":0,\"size\":1}}"
        .formatted(item);
  }

  private static String error(String code, String message) {
    return "{\"error\":{\"code\":\"%s\",\"message\":\"%s\"}}".formatted(code, message);
  }

  private static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }
}
