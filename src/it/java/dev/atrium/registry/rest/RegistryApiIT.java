package dev.atrium.registry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** The registry's API as clients of the upstream server see it: codes and bodies, to the letter. */
@MicroShedTest
class RegistryApiIT {

  private static final String API = "/api/model_registry/v1alpha3/";
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"(\\d+)\"");

  private final RunningServer server = RunningServer.registry();

  @ParameterizedTest(name = "GET {0} answers {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          registered_models/999999999 | 404 | {"code":"Not Found","message":"no registered model found for id 999999999: not found"}
          model_versions/999999999 | 404 | {"code":"Not Found","message":"no model version found for id 999999999: not found"}
          artifacts/999999999 | 404 | {"code":"Not Found","message":"no artifact found for id 999999999: not found"}
          registered_models/abc | 400 | {"code":"Bad Request","message":"invalid registered model ID: 'abc': bad request"}
          registered_models/2147483648 | 400 | {"code":"Bad Request","message":"invalid registered model ID: '2147483648': bad request"}
          registered_model | 400 | {"code":"Bad Request","message":"invalid parameters call, supply either name or externalId: bad request"}
          registered_model?name=nobody | 404 | {"code":"Not Found","message":"no registered models found for name=nobody, externalId=: not found"}
          model_version?name=x | 400 | {"code":"Bad Request","message":"invalid parameters call, supply either (versionName and registeredModelId), or externalId: bad request"}
          registered_models?pageSize=x | 400 | {"code":"Bad Request","message":"pageSize must be a whole number: bad request"}
          registered_models?name=%00 | 400 | {"code":"Bad Request","message":"the query contains a NUL character"}
          """)
  void refusesInTheWordsOfUpstream(String path, int status, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = server.get(API + path);

    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
  }

  @ParameterizedTest(name = "POST {0} answers {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"name":"a","foo":1} | 400 | {"code":"Bad Request","message":"json: unknown field \\"foo\\""}
          {"name":"a","id":"1"} | 400 | {"code":"Bad Request","message":"json: unknown field \\"id\\""}
          {} | 422 | {"code":"Bad Request","message":"required field 'name' is zero value."}
          {"name":""} | 422 | {"code":"Bad Request","message":"required field 'name' is zero value."}
          {"name":null} | 422 | {"code":"Bad Request","message":"required field 'name' is zero value."}
          """)
  void refusesABody(String json, int status, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = server.send("POST", API + "registered_models", json);

    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"name\":1}",
        "{\"name\":\"a\",\"state\":\"GONE\"}",
        "{\"name\":\"a\\u0000\"}",
        "{\"name\":\"a\",\"customProperties\":{\"n\":{\"int_value\":5,"
            + "\"metadataType\":\"MetadataIntValue\"}}}",
        "{\"name\":\"a\",\"customProperties\":{\"n\":{\"int_value\":\"5\"}}}"
      })
  void answersFourHundredToWhatItCannotRead(String json) throws IOException, InterruptedException {
    HttpResponse<String> answer = server.send("POST", API + "registered_models", json);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"code\":\"Bad Request\",\"message\":\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1alpha3", "v1"})
  void servesBothVersionsOfTheApi(String version) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.get("/api/model_registry/" + version + "/registered_models?pageSize=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"items\":[").contains("\"pageSize\":1,\"size\":");
  }

  @Test
  void isStrictAboutTheOrderInTheNewVersionOnly() throws IOException, InterruptedException {
    for (String order : List.of("orderBy=COLOUR", "sortOrder=UP")) {
      String query = "registered_models?pageSize=1&" + order;

      assertThat(server.get("/api/model_registry/v1/" + query).statusCode()).isEqualTo(400);
      assertThat(server.get("/api/model_registry/v1alpha3/" + query).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0} {1} answers {2}")
  @CsvSource({
    "GET, /api/model_registry/v1alpha3/registered_models/, 404",
    "GET, /api/model_registry/v1alpha3/nothing, 404",
    "GET, /api/model_registry/v2/registered_models, 404",
    "GET, /, 404",
    "GET, /api/v1/models, 404",
    "DELETE, /api/model_registry/v1alpha3/registered_models/1, 405",
    "HEAD, /api/model_registry/v1alpha3/registered_models, 405",
    "PUT, /api/model_registry/v1alpha3/registered_models/1, 405",
    "PATCH, /api/model_registry/v1alpha3/registered_models, 405"
  })
  void servesNothingElse(String method, String path, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        server.send(server.request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isIn("", "404 page not found");
  }

  @Test
  void takesKeysInAnyCaseAndAnyContentType() throws IOException, InterruptedException {
    HttpResponse<String> created =
        server.send(
            server
                .request(API + "registered_models")
                .header("Content-Type", "text/plain")
                .header("Accept", "image/png")
                .POST(BodyPublishers.ofString("{\"NAME\":\"" + UUID.randomUUID() + "\"}")));

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(created.headers().firstValue("Content-Type"))
        .hasValue("application/json;charset=UTF-8");
  }

  @Test
  void registersAModelAVersionAndAnArtifact() throws IOException, InterruptedException {
    String name = "walk-" + UUID.randomUUID();
    String model = created(API + "registered_models", "{\"name\":\"" + name + "\"}", 201);
    String version =
        created(
            API + "registered_models/" + model + "/versions",
            "{\"name\":\"v1\",\"registeredModelId\":\"" + model + "\"}",
            201);
    String artifacts = API + "model_versions/" + version + "/artifacts";
    String artifact =
        created(artifacts, "{\"name\":\"w\",\"artifactType\":\"model-artifact\"}", 201);
    created(
        artifacts,
        "{\"id\":\"" + artifact + "\",\"artifactType\":\"model-artifact\",\"uri\":\"s3://b\"}",
        200);

    assertThat(server.get(API + "registered_model?name=" + name).body())
        .startsWith("{\"id\":\"" + model + "\"");
    assertThat(server.get(artifacts).body())
        .startsWith(
            "{\"items\":[{\"id\":\"%s\",\"name\":\"w\",\"artifactType\":\"model-artifact\","
                    .formatted(artifact)
                + "\"uri\":\"s3://b\",\"customProperties\":{},")
        .endsWith("}],\"nextPageToken\":\"\",\"pageSize\":0,\"size\":1}");
    assertThat(
            server
                .send("POST", artifacts, "{\"name\":\"w\",\"artifactType\":\"model-artifact\"}")
                .body())
        .isEqualTo(
            "{\"code\":\"Conflict\",\"message\":"
                + "\"model artifact with name w already exists: conflict\"}");
  }

  @Test
  void needsTheModelInTheBodyOfAVersionEvenBelowThatModel()
      throws IOException, InterruptedException {
    String model =
        created(API + "registered_models", "{\"name\":\"" + UUID.randomUUID() + "\"}", 201);

    HttpResponse<String> answer =
        server.send("POST", API + "registered_models/" + model + "/versions", "{\"name\":\"v\"}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"Bad Request\",\"message\":"
                + "\"required field 'registeredModelId' is zero value.\"}");
  }

  @Test
  void leavesAnArchivedModelArchivedWhenItIsEdited() throws IOException, InterruptedException {
    String json = "{\"name\":\"%s\",\"state\":\"ARCHIVED\"}".formatted(UUID.randomUUID());
    String path = API + "registered_models/" + created(API + "registered_models", json, 201);

    HttpResponse<String> patched = server.send("PATCH", path, "{\"description\":\"old\"}");

    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(patched.body()).contains("\"state\":\"ARCHIVED\"", "\"description\":\"old\"");
    assertThat(server.send("PATCH", path, "{\"name\":\"other\"}").body())
        .isEqualTo("{\"code\":\"Bad Request\",\"message\":\"json: unknown field \\\"name\\\"\"}");
  }

  @Test
  void givesAModelArtifactItsDefaultStateOnItsOwnPathOnly()
      throws IOException, InterruptedException {
    HttpResponse<String> typed = server.send("POST", API + "model_artifacts", "{}");
    HttpResponse<String> untyped =
        server.send("POST", API + "artifacts", "{\"artifactType\":\"model-artifact\",\"more\":1}");

    assertThat(typed.statusCode()).isEqualTo(201);
    assertThat(typed.body()).contains("\"state\":\"UNKNOWN\"");
    assertThat(untyped.statusCode()).isEqualTo(201);
    assertThat(untyped.body()).doesNotContain("\"state\"");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /readyz/isDirty | OK
          /readyz/isDirty/below | OK
          /readyz/health | OK
          /readyz/isDirty?format=json | {"status":"pass","checks":{"database":"OK"}}
          """)
  void answersTheProbesOfUpstream(String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(body);
  }

  private String created(String path, String json, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = server.send("POST", path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    Matcher id = ID.matcher(answer.body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }
}
