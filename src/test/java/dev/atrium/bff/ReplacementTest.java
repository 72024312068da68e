package dev.atrium.bff;

import static dev.atrium.registry.EntityKind.MODEL_VERSION;
import static dev.atrium.registry.EntityKind.REGISTERED_MODEL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.registry.json.EntityWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {

  private static final String MODEL =
      """
      {"id":"7","name":"m","description":"d","externalId":"x","state":"ARCHIVED","owner":"o",\
      "tasks":["t"],"customProperties":{"k":{"string_value":"v","metadataType":"MetadataStringValue"}},\
      "createTimeSinceEpoch":"1","lastUpdateTimeSinceEpoch":"2"}\
      """;

  @Test
  void clearsWhatTheClientLeftOutButNotStateAndExternalId() {
    assertThat(changes(REGISTERED_MODEL, MODEL, "{}"))
        .isEqualTo("{\"description\":\"\",\"owner\":\"\",\"tasks\":[],\"customProperties\":{}}");
  }

  @Test
  void writesWhatTheClientSent() {
    assertThat(
            changes(
                REGISTERED_MODEL,
                MODEL,
                "{\"description\":\"new\",\"state\":\"LIVE\",\"externalId\":\"y\",\"readme\":\"r\"}"))
        .isEqualTo(
            "{\"description\":\"new\",\"externalId\":\"y\",\"state\":\"LIVE\",\"owner\":\"\","
                + "\"readme\":\"r\",\"tasks\":[],\"customProperties\":{}}");
  }

  @Test
  void changesNothingWhenAClientPutsBackWhatItGot() {
    assertThat(changes(REGISTERED_MODEL, MODEL, MODEL))
        .isEqualTo(
            "{\"description\":\"d\",\"externalId\":\"x\",\"state\":\"ARCHIVED\",\"owner\":\"o\","
                + "\"tasks\":[\"t\"],\"customProperties\":{\"k\":{\"string_value\":\"v\","
                + "\"metadataType\":\"MetadataStringValue\"}}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"8\"}|'id' cannot be changed",
        "{\"name\":\"other\"}|'name' cannot be changed",
        "{\"registeredModelId\":\"4\"}|'registeredModelId' cannot be changed"
      })
  void refusesToChangeWhatIsDecidedOnceAndForAll(String sent, String sentence) {
    String version = "{\"id\":\"7\",\"name\":\"v\",\"registeredModelId\":\"3\",\"state\":\"LIVE\"}";

    assertThatThrownBy(() -> changes(MODEL_VERSION, version, sent))
        .isInstanceOf(ProblemException.class)
        .hasMessage(sentence);
  }

  @Test
  void doesNotLookAtCustomPropertiesThatAreThereNow() {
    // contract: Kubeflow's registry answers a struct as text and not as the base64 it takes
    String model =
        "{\"id\":\"7\",\"name\":\"m\",\"customProperties\":{\"s\":{\"struct_value\":\"{}\","
            + "\"metadataType\":\"MetadataStructValue\"}},\"newField\":1}";

    assertThat(changes(REGISTERED_MODEL, model, "{}")).isEqualTo("{\"customProperties\":{}}");
  }

  @Test
  void blamesTheRegistryForADocumentThatIsNone() {
    assertThatThrownBy(() -> changes(REGISTERED_MODEL, "<html>", "{}"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
  }

  @Test
  void asksForEveryEditableFieldOfAVersion() {
    String version =
        "{\"id\":\"7\",\"name\":\"v\",\"registeredModelId\":\"3\",\"author\":\"a\",\"state\":\"LIVE\"}";

    assertThat(changes(MODEL_VERSION, version, version.replace("\"a\"", "\"b\"")))
        .isEqualTo("{\"state\":\"LIVE\",\"author\":\"b\",\"customProperties\":{}}");
    assertThat(changes(MODEL_VERSION, version, "{}"))
        .isEqualTo("{\"author\":\"\",\"customProperties\":{}}");
  }

  private static String changes(EntityKind kind, String current, String sent) {
    EntityDocument document = new EntityDocument(new EntityId(7), current.getBytes(UTF_8));
    FieldValues values = RequestBody.whole(kind, Requests.JSON, Requests.body(sent));
    FieldValues changes = new Replacement(kind, document).changes(values);
    assertThat(changes.fields()).doesNotContain(Field.ID, Field.NAME);
    return new String(EntityWriter.toBytes(changes), UTF_8);
  }
}
