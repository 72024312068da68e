package dev.atrium.bff;

import static dev.atrium.registry.EntityKind.MODEL_ARTIFACT;
import static dev.atrium.registry.EntityKind.MODEL_VERSION;
import static dev.atrium.registry.EntityKind.REGISTERED_MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.json.JsonRejection;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  @Test
  void readsTheFieldsOfTheKind() {
    assertThat(draft(MODEL_VERSION, "{\"name\":\"v1\",\"registeredModelId\":\"7\"}"))
        .isEqualTo(
            FieldValues.builder()
                .text(Field.NAME, "v1")
                .text(Field.REGISTERED_MODEL_ID, "7")
                .build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON;charset=whatever",
        " application/json ;x",
        "application/merge-patch+json"
      })
  void takesJson(String contentType) {
    assertThat(JsonBody.isJson(contentType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain",
        "text/json",
        "application/jsonp",
        "application/x-www-form-urlencoded",
        "application/+json",
        "text/plain; a=application/json",
        "*/*"
      })
  void takesNothingElse(String contentType) {
    assertThat(JsonBody.isJson(contentType)).isFalse();
    assertThatThrownBy(() -> RequestBody.draft(REGISTERED_MODEL, contentType, Requests.body("{}")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE));
  }

  @Test
  void wantsATypeForABodyButNotForNone() {
    assertThatThrownBy(() -> RequestBody.draft(REGISTERED_MODEL, null, Requests.body("{}")))
        .hasMessage("the Content-Type of the body must be application/json");
    assertThatThrownBy(() -> RequestBody.draft(REGISTERED_MODEL, null, Requests.body("")))
        .isInstanceOf(JsonRejection.class)
        .hasMessage("the body is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nam\":\"m\"}|UNKNOWN_FIELD|unknown field 'nam' at line 1 column 9",
        "{\"id\":\"1\"}|UNKNOWN_FIELD|unknown field 'id' at line 1 column 8",
        "{\"name\":5}|WRONG_TYPE|'name' must be a string, at line 1 column 10",
        "[]|WRONG_TYPE|the body must be an object, at line 1 column 2",
        "{\"state\":\"DEAD\"}|WRONG_VALUE|'state' must be one of LIVE, ARCHIVED, at line 1 column"
            + " 16",
        "{\"name\":|MALFORMED|the JSON is malformed at line 1 column 9"
      })
  void saysWhatIsWrongAndWhere(String json, JsonRejection.Kind kind, String sentence) {
    assertThatThrownBy(() -> draft(REGISTERED_MODEL, json))
        .isInstanceOfSatisfying(JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(sentence);
  }

  @Test
  void takesAMebibyteAndNotAByteMore() {
    String frame = "{\"description\":\"\"}";
    String longest = "x".repeat(JsonBody.LIMIT - frame.length());

    assertThat(draft(REGISTERED_MODEL, frame.replace("\"\"", "\"" + longest + "\"")).fields())
        .containsExactly(Field.DESCRIPTION);
    assertThatThrownBy(() -> draft(REGISTERED_MODEL, frame.replace("\"\"", "\"" + longest + "x\"")))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(JsonRejection.Kind.TOO_LARGE))
        .hasMessage("the body is larger than 1048576 bytes");
  }

  @Test
  void givesAnArtifactTheTypeOfItsRoute() {
    assertThat(draft(MODEL_ARTIFACT, "{}").text(Field.ARTIFACT_TYPE)).contains("model-artifact");
    assertThat(
            draft(MODEL_ARTIFACT, "{\"artifactType\":\"model-artifact\"}")
                .text(Field.ARTIFACT_TYPE))
        .contains("model-artifact");
    assertThatThrownBy(() -> draft(MODEL_ARTIFACT, "{\"artifactType\":\"doc-artifact\"}"))
        .hasMessage("'artifactType' must be 'model-artifact', but is 'doc-artifact'");
  }

  @Test
  void readsAWholeEntityAsTheServerGaveIt() {
    String json =
        "{\"id\":\"1\",\"name\":\"m\",\"createTimeSinceEpoch\":\"5\",\"lastUpdateTimeSinceEpoch\":\"6\"}";

    assertThat(RequestBody.whole(REGISTERED_MODEL, Requests.JSON, Requests.body(json)).fields())
        .containsExactly(Field.ID, Field.NAME, Field.CREATE_TIME, Field.LAST_UPDATE_TIME);
  }

  @Test
  void doesNotTakeAClientThatWentAwayForAFaultOfOurs() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws IOException {
            return read();
          }
        };

    assertThatThrownBy(() -> RequestBody.draft(REGISTERED_MODEL, Requests.JSON, broken))
        .isInstanceOf(ProblemException.class)
        .hasMessage("the body did not arrive completely");
  }

  private static FieldValues draft(EntityKind kind, String json) {
    return RequestBody.draft(kind, Requests.JSON, Requests.body(json)).values();
  }
}
