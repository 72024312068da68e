package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.json.JsonRejection.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityReaderTest {

  private static final EntityShape DRAFT = EntityShape.draftOf(EntityKind.REGISTERED_MODEL);

  @Test
  void readsEveryTypeOfField() {
    FieldValues values =
        read(
            """
            {"name":"granite","state":"ARCHIVED","tasks":["chat","code"],"language":[],
             "customProperties":{},"description":""}""");

    assertThat(values)
        .isEqualTo(
            FieldValues.builder()
                .text(Field.NAME, "granite")
                .text(Field.STATE, "ARCHIVED")
                .texts(Field.TASKS, List.of("chat", "code"))
                .texts(Field.LANGUAGE, List.of())
                .customProperties(Map.of())
                .text(Field.DESCRIPTION, "")
                .build());
  }

  @Test
  void matchesNamesWhateverTheirCase() {
    assertThat(read("{\"NAME\":\"granite\",\"externalID\":\"x\"}"))
        .isEqualTo(
            FieldValues.builder().text(Field.NAME, "granite").text(Field.EXTERNAL_ID, "x").build());
  }

  @Test
  void countsNullAsNotMentioned() {
    assertThat(read("{\"name\":\"granite\",\"tasks\":null,\"customProperties\":null}").fields())
        .containsExactly(Field.NAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{\"name\":\"a\",\"Name\":\"b\"}",
        "{\"name\":null,\"name\":\"b\"}"
      })
  void refusesAFieldThatIsGivenTwice(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonRejection.class)
        .hasMessageContaining("ame' must be given once, at line 1 column ");
  }

  @Test
  void keepsTextAsItCame() {
    assertThat(read("{\"name\":\"\\u00e9 é \\ud83d\\ude00 😀 \\n \\/ %_'\"}").text(Field.NAME))
        .hasValue("é é 😀 😀 \n / %_'");
  }

  @Test
  void namesTheFieldItDoesNotKnow() {
    refuses(
        "{\"name\":\"a\",\n \"color\":\"red\"}",
        Kind.UNKNOWN_FIELD,
        "color",
        "unknown field 'color' at line 2 column 11");
  }

  @Test
  void refusesTheFieldsOnlyTheServerSets() {
    refuses("{\"id\":\"1\"}", Kind.UNKNOWN_FIELD, "id");
    assertThat(
            new EntityReader(EntityShape.wholeOf(EntityKind.REGISTERED_MODEL))
                .read("{\"id\":\"1\"}".getBytes(UTF_8))
                .text(Field.ID))
        .hasValue("1");
  }

  @Test
  void refusesToChangeWhatIsFixed() {
    assertThatThrownBy(
            () ->
                new EntityReader(EntityShape.changesOf(EntityKind.REGISTERED_MODEL))
                    .read("{\"name\":\"b\"}".getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNKNOWN_FIELD));
  }

  @Test
  void readsTheTypeOfAnArtifactThatIsChanged() {
    assertThat(
            new EntityReader(EntityShape.changesOf(EntityKind.DOC_ARTIFACT))
                .read("{\"artifactType\":\"doc-artifact\",\"uri\":\"s3://x\"}".getBytes(UTF_8))
                .fields())
        .containsExactly(Field.ARTIFACT_TYPE, Field.URI);
  }

  @Test
  void passesOverUnknownFieldsOfAnArtifact() {
    FieldValues values =
        new EntityReader(EntityShape.anyArtifact())
            .read(
                """
                {"digest":{"a":[1,{"b":null}]},"more":[[],{}],"n":1e3,"t":true,"uri":"s3://x"}"""
                    .getBytes(UTF_8));

    assertThat(values).isEqualTo(FieldValues.builder().text(Field.URI, "s3://x").build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":7} | name | 'name' must be a string, at line 1 column 10
          {"name":["a"]} | name | 'name' must be a string, at line 1 column 10
          {"name":true} | name | 'name' must be a string, at line 1 column 13
          {"tasks":"chat"} | tasks | 'tasks' must be an array of strings, at line 1 column 11
          {"tasks":["a",7]} | tasks.1 | 'tasks.1' must be a string, at line 1 column 16
          {"tasks":[null]} | tasks.0 | 'tasks.0' must be a string, at line 1 column 15
          {"customProperties":[]} | customProperties | 'customProperties' must be an object, at line 1 column 22
          {"customProperties":{"a":1}} | customProperties.a | 'customProperties.a' must be an object with a metadataType, at line 1 column 27
          [] | '' | the body must be an object, at line 1 column 2
          "granite" | '' | the body must be an object, at line 1 column 2
          7 | '' | the body must be an object, at line 1 column 2
          null | '' | the body must be an object, at line 1 column 5
          """)
  void saysWhichValueHasTheWrongType(String json, String where, String sentence) {
    refuses(json, Kind.WRONG_TYPE, where, sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "DELETED", ""})
  void refusesAStateOfAnotherKind(String state) {
    refuses(
        "{\"state\":\"" + state + "\"}",
        Kind.WRONG_VALUE,
        "state",
        "'state' must be one of LIVE, ARCHIVED, at line 1 column " + (12 + state.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void callsNothingEmpty(String json) {
    refuses(json, Kind.EMPTY, "", "the body is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\" \"a\"}",
        "{name:\"a\"}",
        "{'name':'a'}",
        "{\"name\":\"a\",}",
        "{\"name\":\"a\nb\"}",
        "{\"name\":\"\\x41\"}",
        "{\"name\":tru}",
        "{\"name\":NaN}",
        "{/**/}",
        "{\"name\":01}",
        "{\"name\":\"a\"]",
        "\u0000",
        "{\"a\":\"b\"",
      })
  void callsWhatIsNoJsonMalformed(String json) {
    assertThatThrownBy(() -> new EntityReader(EntityShape.anyArtifact()).read(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
        .hasMessageMatching("the JSON is malformed at line \\d+ column \\d+(: it must be UTF-8)?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} x", "{}{}", "{}}", "{},", "{} null"})
  void takesOneValueAlone(String json) {
    assertThatThrownBy(() -> new EntityReader(DRAFT).read(json.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_ALONE))
        .hasMessageMatching("something follows the JSON at line \\d+ column \\d+");
  }

  @Test
  void callsBytesThatAreNoTextMalformed() {
    assertThatThrownBy(() -> new EntityReader(DRAFT).read("{\"name\":\"é\"}".getBytes(ISO_8859_1)))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED));
  }

  @Test
  void callsOtherEncodingsMalformed() {
    String json = "{\"name\":\"a\"}";
    for (byte[] other :
        List.of(
            json.getBytes(UTF_16LE), json.getBytes(UTF_16BE), ("\uFEFF" + json).getBytes(UTF_8))) {
      assertThatThrownBy(() -> new EntityReader(DRAFT).read(other))
          .isInstanceOfSatisfying(
              JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.MALFORMED))
          .hasMessage("the JSON is malformed at line 1 column 1: it must be UTF-8");
    }
  }

  @Test
  void isSureOfNothingThatWasCutOff() {
    byte[] whole =
        """
        {"name":"gr\\u00e9é😀","state":"LIVE","tasks":["a",null,"b"],"customProperties":{"k":{
        "metadataType":"MetadataDoubleValue","double_value":-1.25e-3},"s":{"struct_value":
        "eyJhIjoxfQ==","metadataType":"MetadataStructValue","more":[{}]}}}"""
            .replace("null,", "")
            .getBytes(UTF_8);
    assertThat(new EntityReader(DRAFT).read(whole).fields()).hasSize(4);

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Kind expected = length == 0 ? Kind.EMPTY : Kind.MALFORMED;
      assertThatThrownBy(() -> new EntityReader(DRAFT).read(cut))
          .as("the first %s bytes", length)
          .isInstanceOfSatisfying(
              JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(expected));
    }
  }

  private static FieldValues read(String json) {
    return new EntityReader(DRAFT).read(json.getBytes(UTF_8));
  }

  private static void refuses(String json, Kind kind, String where, String sentence) {
    assertThatThrownBy(() -> read(json)).hasMessage(sentence);
    refuses(json, kind, where);
  }

  private static void refuses(String json, Kind kind, String where) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(
            JsonRejection.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.where()).isEqualTo(where);
            });
  }
}
