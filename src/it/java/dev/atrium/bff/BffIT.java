package dev.atrium.bff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The specification's routes on the running server. Others may have put entities there. */
@MicroShedTest
class BffIT {

  private static final String MODELS = "/api/v1/models";
  private static final String VERSIONS = "/api/v1/model_versions";
  private static final String ARTIFACTS = "/api/v1/model_artifacts";

  private final CheckedApi api = CheckedApi.of(RunningServer.application());

  @Test
  void createsAModelAndSaysWhereItIs() throws IOException, InterruptedException {
    String name = unique("m");

    Answer created =
        api.sendJson(
            "POST",
            MODELS,
            """
            {"name": "%s", "owner": "ana", "tasks": ["a", "b"],
             "customProperties": {"n": {"int_value": "5", "metadataType": "MetadataIntValue"}}}
            """
                .formatted(name));

    String location = created.header("Location");
    assertThat(location).matches("/api/v1/models/\\d+");
    String id = location.substring(location.lastIndexOf('/') + 1);
    String model =
        """
        {"id":"%s","name":"%s","state":"LIVE","owner":"ana","tasks":["a","b"],\
        "customProperties":{"n":{"int_value":"5","metadataType":"MetadataIntValue"}},\
        "createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(id, name);
    created.assertIs(201, model);
    api.get(location).assertIs(200, model);
  }

  @Test
  void createsVersionsBelowAModel() throws IOException, InterruptedException {
    String model = newModel();

    Answer created = api.sendJson("POST", VERSIONS, version(model, "v1"));

    String id = created.header("Location").replaceFirst(VERSIONS + "/", "");
    String version =
        """
        {"id":"%s","name":"v1","registeredModelId":"%s","state":"LIVE","customProperties":{},\
        "createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(id, model);
    created.assertIs(201, version);
    api.get(VERSIONS + "/" + id).assertIs(200, version);
    api.get(VERSIONS + "?registered_model_id=" + model)
        .assertIs(200, "{\"model_versions\":[" + version + "],\"next_page_token\":\"\"}");
  }

  @Test
  void createsArtifactsBelowAVersion() throws IOException, InterruptedException {
    String version = api.created(VERSIONS, version(newModel(), "v1"));
    String below = ARTIFACTS + "?model_version_id=" + version;

    Answer created = api.sendJson("POST", below, "{\"name\":\"w\",\"uri\":\"s3://b/w\"}");

    assertThat(created.header("Location")).matches(ARTIFACTS + "/\\d+");
    String artifact =
        """
        {"id":"%s","name":"w","artifactType":"model-artifact","uri":"s3://b/w",\
        "customProperties":{},"createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(created.header("Location").substring(ARTIFACTS.length() + 1));
    created.assertIs(201, artifact);
    api.get(created.header("Location")).assertIs(200, artifact);
    api.get(below)
        .assertIs(200, "{\"model_artifacts\":[" + artifact + "],\"next_page_token\":\"\"}");
  }

  @Test
  void takesTheNamespaceFromTheHeaderOrTheQuery() throws IOException, InterruptedException {
    api.get(MODELS).assertIs(400, "{\"error\":\"Namespace required\"}");
    api.get(MODELS + "?namespace=").assertIs(400, "{\"error\":\"Namespace required\"}");
    assertThat(api.send("GET", MODELS, "X-Namespace", "team").status()).isEqualTo(200);
    assertThat(api.get(MODELS + "?namespace=team").status()).isEqualTo(200);
    assertThat(api.send("GET", MODELS + "?namespace=Not+One", "X-Namespace", "team").status())
        .isEqualTo(200);
    assertThat(api.get(MODELS + "?namespace=Not+One").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", "", "1.5", "99999999999999999999", "%20"})
  void refusesAPageSizeThatIsNone(String size) throws IOException, InterruptedException {
    for (String path : List.of(MODELS + "?namespace=team&", VERSIONS + "?", ARTIFACTS + "?")) {
      Answer answer = api.get(path + "page_size=" + size);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body())
          .startsWith("{\"error\":\"page_size must be a whole number from 1 to 100, but is '");
    }
  }

  @Test
  void pagesThroughFortyFiveModelsByTwentyUnlessToldOtherwise()
      throws IOException, InterruptedException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      made.add(newModel());
    }

    List<String> newestFirst = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String next = "";
    while (!newestFirst.contains(made.get(0))) {
      JsonNode page = list(MODELS + "?namespace=team&sort_order=DESC&next_page_token=" + next);
      assertThat(page.propertyNames()).containsExactly("models", "next_page_token");
      sizes.add(page.get("models").size());
      page.get("models").forEach(model -> newestFirst.add(model.get("id").asString()));
      next = encoded(page.get("next_page_token").asString());
    }

    assertThat(sizes).hasSize(3).startsWith(20, 20);
    assertThat(newestFirst).doesNotHaveDuplicates().containsAll(made);
  }

  @Test
  void endsTheLastPageWithAnEmptyToken() throws IOException, InterruptedException {
    String model = newModel();
    for (int i = 0; i < 5; i++) {
      api.created(VERSIONS, version(model, "v" + i));
    }
    String path = VERSIONS + "?page_size=2&registered_model_id=" + model;

    List<Integer> sizes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    String token = "";
    do {
      JsonNode page = list(path + "&next_page_token=" + encoded(token));
      sizes.add(page.get("model_versions").size());
      page.get("model_versions").forEach(version -> names.add(version.get("name").asString()));
      token = page.get("next_page_token").asString();
    } while (!token.isEmpty());

    assertThat(sizes).containsExactly(2, 2, 1);
    assertThat(names).containsExactly("v0", "v1", "v2", "v3", "v4");
  }

  @Test
  void refusesATokenOfAnotherListAndParametersItDoesNotKnow()
      throws IOException, InterruptedException {
    newModel();
    newModel();
    String token =
        encoded(list(MODELS + "?namespace=a&page_size=1").get("next_page_token").asString());

    for (String query :
        List.of(
            "next_page_token=nonsense",
            "order_by=LAST_UPDATE_TIME&next_page_token=" + token,
            "order_by=name",
            "sort_order=up",
            "state=live")) {
      assertThat(api.get(MODELS + "?namespace=a&" + query).status()).as(query).isEqualTo(400);
    }
    assertThat(api.get(VERSIONS + "?next_page_token=" + token).status()).isEqualTo(400);
  }

  @Test
  void archivesAndRestoresAModel() throws IOException, InterruptedException {
    String name = unique("shelf");
    String path = MODELS + "/" + api.created(MODELS, "{\"name\":\"" + name + "\"}");

    api.send("DELETE", path).assertIs(204, "");
    assertThat(namesOf("")).doesNotContain(name);
    assertThat(namesOf("&state=LIVE")).doesNotContain(name);
    assertThat(namesOf("&state=ARCHIVED")).contains(name);
    assertThat(namesOf("&state=ALL")).contains(name);
    assertThat(api.get(path).body()).contains("\"state\":\"ARCHIVED\"");
    api.send("DELETE", path).assertIs(204, "");
    assertThat(api.sendJson("PUT", path, "{\"owner\":\"ana\"}").body())
        .contains("\"state\":\"ARCHIVED\"", "\"owner\":\"ana\"");

    Answer restored = api.sendJson("PUT", path, "{\"owner\":\"ana\",\"state\":\"LIVE\"}");

    assertThat(restored.body()).contains("\"state\":\"LIVE\"", "\"owner\":\"ana\"");
    assertThat(namesOf("")).contains(name);
  }

  @Test
  void replacesEveryEditableField() throws IOException, InterruptedException {
    String name = unique("put");
    String id =
        api.created(
            MODELS,
            """
            {"name": "%s", "owner": "ana", "description": "old", "language": ["en"],
             "externalId": "%s", "customProperties": {"b": {"bool_value": true,
             "metadataType": "MetadataBoolValue"}}}
            """
                .formatted(name, name));
    String path = MODELS + "/" + id;

    Answer replaced =
        api.sendJson("PUT", path, "{\"name\":\"" + name + "\",\"description\":\"new\"}");

    String model =
        """
        {"id":"%s","name":"%s","description":"new","externalId":"%s","owner":"","state":"LIVE",\
        "language":[],"customProperties":{},\
        "createTimeSinceEpoch":"T","lastUpdateTimeSinceEpoch":"T"}"""
            .formatted(id, name, name);
    assertThat(JsonMapper.shared().readTree(replaced.timeless()))
        .isEqualTo(JsonMapper.shared().readTree(model));
    assertThat(replaced.status()).isEqualTo(200);
    String asRead = api.get(path).body();
    assertThat(asRead).isEqualTo(replaced.body());
    assertThat(api.sendJson("PUT", path, asRead).status()).isEqualTo(200);
    assertThat(api.get(path).timeless()).isEqualTo(replaced.timeless());
  }

  @Test
  void replacesAVersionToo() throws IOException, InterruptedException {
    String model = newModel();
    String path = VERSIONS + "/" + api.created(VERSIONS, version(model, "v1"));

    assertThat(api.sendJson("PUT", path, "{\"author\":\"ben\",\"state\":\"ARCHIVED\"}").body())
        .contains("\"author\":\"ben\"", "\"state\":\"ARCHIVED\"");
    api.get(VERSIONS + "?registered_model_id=" + model)
        .assertIs(200, "{\"model_versions\":[],\"next_page_token\":\"\"}");
    api.sendJson("PUT", path, "{\"registeredModelId\":\"" + newModel() + "\"}")
        .assertIs(400, "{\"error\":\"'registeredModelId' cannot be changed\"}");
  }

  @Test
  void neverChangesANameOrAnId() throws IOException, InterruptedException {
    String path = MODELS + "/" + newModel();

    api.sendJson("PUT", path, "{\"name\":\"other\"}")
        .assertIs(400, "{\"error\":\"'name' cannot be changed\"}");
    api.sendJson("PUT", path, "{\"id\":\"999999999\",\"owner\":\"ana\"}")
        .assertIs(400, "{\"error\":\"'id' cannot be changed\"}");
  }

  @Test
  void saysThatANameIsTaken() throws IOException, InterruptedException {
    String name = unique("twin");
    String model = api.created(MODELS, "{\"name\":\"" + name + "\"}");
    api.sendJson("POST", MODELS, "{\"name\":\"" + name + "\"}")
        .assertIs(
            409, "{\"error\":\"registered model with name %s already exists\"}".formatted(name));

    String version = api.created(VERSIONS, version(model, "v1"));
    api.sendJson("POST", VERSIONS, version(model, "v1"))
        .assertIs(409, "{\"error\":\"model version with name v1 already exists\"}");

    String below = ARTIFACTS + "?model_version_id=" + version;
    api.created(below, "{\"name\":\"w\"}");
    api.sendJson("POST", below, "{\"name\":\"w\"}")
        .assertIs(409, "{\"error\":\"model artifact with name w already exists\"}");
  }

  @ParameterizedTest(name = "{0} {1} answers {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          GET    | models/999999999          | - | 404 | no registered model found for id 999999999
          PUT    | models/999999999          | {} | 404 | no registered model found for id 999999999
          DELETE | models/999999999          | - | 404 | no registered model found for id 999999999
          GET    | model_versions/999999999  | - | 404 | no model version found for id 999999999
          PUT    | model_versions/999999999  | {} | 404 | no model version found for id 999999999
          GET    | model_artifacts/999999999 | - | 404 | no model artifact found for id 999999999
          GET    | models/abc                | - | 400 | invalid registered model ID: 'abc'
          DELETE | models/2147483648         | - | 400 | invalid registered model ID: '2147483648'
          GET    | model_versions?registered_model_id=x | - | 400 | invalid registered model ID: 'x'
          GET    | model_artifacts?model_version_id=x   | - | 400 | invalid model version ID: 'x'
          POST   | model_artifacts?model_version_id=999999999 | {"name":"a"} | 404 | no model version found for id 999999999
          POST   | model_versions | {"name":"v","registeredModelId":"999999999"} | 404 | no registered model found for id 999999999
          POST   | model_versions | {"name":"v"} | 400 | required field 'registeredModelId' is missing
          POST   | models         | {"owner":"ana"} | 400 | required field 'name' is missing
          GET    | nothing        | - | 404 | there is nothing at this path
          GET    | models/1/2/3   | - | 404 | there is nothing at this path
          """)
  void refusesInOneSentence(String method, String path, String json, int status, String sentence)
      throws IOException, InterruptedException {
    Answer answer =
        json == null
            ? api.send(method, "/api/v1/" + path)
            : api.sendJson(method, "/api/v1/" + path, json);

    answer.assertIs(status, "{\"error\":\"" + sentence + "\"}");
  }

  @ParameterizedTest(name = "{0} {1} is not allowed")
  @CsvSource({
    "DELETE, models",
    "PUT, models",
    "PATCH, models/1",
    "POST, models/1",
    "DELETE, model_versions/1",
    "PUT, model_versions",
    "PUT, model_artifacts/1",
    "DELETE, model_artifacts/1",
    "POST, health"
  })
  void namesTheMethodsThatAreAllowed(String method, String path)
      throws IOException, InterruptedException {
    Answer answer = api.send(method, "/api/v1/" + path);

    answer.assertIs(405, "{\"error\":\"this method is not allowed at this path\"}");
    assertThat(answer.header("Allow")).contains("GET").doesNotContain(method);
  }

  @Test
  void isHealthyWhileItServes() throws IOException, InterruptedException {
    api.get("/api/v1/health")
        .assertIs(
            200, "{\"status\":\"UP\",\"checks\":[{\"name\":\"registry\",\"status\":\"UP\"}]}");
  }

  @Test
  void echoesAHarmlessRequestIdOnly() throws IOException, InterruptedException {
    assertThat(
            api.send("GET", "/api/v1/health", "X-Request-Id", "Abc.1_2-3").header("X-Request-Id"))
        .isEqualTo("Abc.1_2-3");
    assertThat(api.send("GET", "/api/v1/nothing", "X-Request-Id", "a b<c>").header("X-Request-Id"))
        .matches("[0-9a-f]{16}");
  }

  private String newModel() throws IOException, InterruptedException {
    return api.created(MODELS, "{\"name\":\"" + unique("model") + "\"}");
  }

  private List<String> namesOf(String query) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    list(MODELS + "?namespace=team&page_size=100&sort_order=DESC" + query)
        .get("models")
        .forEach(model -> names.add(model.get("name").asString()));
    return names;
  }

  private JsonNode list(String path) throws IOException, InterruptedException {
    Answer answer = api.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static String version(String model, String name) {
    return "{\"name\":\"%s\",\"registeredModelId\":\"%s\"}".formatted(name, model);
  }

  private static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }
}
