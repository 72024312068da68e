package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.BoolValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.PropertyValue.StructValue;
import dev.atrium.registry.json.JsonRejection.Kind;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomPropertiesReaderTest {

  @Test
  void readsEveryTypeInTheOrderOfTheDocument() {
    Map<String, PropertyValue> properties =
        read(
            """
            {"epochs":{"metadataType":"MetadataIntValue","int_value":"-3"},
             "accuracy":{"double_value":0.93,"metadataType":"MetadataDoubleValue"},
             "whole":{"metadataType":"MetadataDoubleValue","double_value":3},
             "framework":{"metadataType":"MetadataStringValue","string_value":""},
             "approved":{"metadataType":"MetadataBoolValue","bool_value":false},
             "layout":{"metadataType":"MetadataStructValue","struct_value":"eyJhIjoxfQ=="}}""");

    assertThat(properties)
        .containsExactly(
            Map.entry("epochs", new IntValue(-3)),
            Map.entry("accuracy", new DoubleValue(0.93)),
            Map.entry("whole", new DoubleValue(3)),
            Map.entry("framework", new StringValue("")),
            Map.entry("approved", new BoolValue(false)),
            Map.entry("layout", new StructValue("eyJhIjoxfQ==")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "-2147483648", "007", "+7"})
  void readsAWholeNumberOfThirtyTwoBits(String text) {
    assertThat(read("{\"n\":" + intValue("\"" + text + "\"") + "}"))
        .containsEntry("n", new IntValue(Integer.parseInt(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"2147483648\"", "\"\"", "\" 7\"", "\"7.0\"", "\"٧\"", "7", "null", "[7]"})
  void refusesEveryOtherIntValue(String value) {
    refuses("{\"n\":" + intValue(value) + "}", "customProperties.n");
  }

  @ParameterizedTest
  @CsvSource({"1e308", "-1e308", "1e-400", "123456789012345678901234567890"})
  void readsWhatADoubleCanHold(String number) {
    assertThat(read("{\"x\":" + doubleValue(number) + "}"))
        .containsEntry("x", new DoubleValue(Double.parseDouble(number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e309", "-1e309", "1e999999999", "\"0.5\"", "true", "null"})
  void refusesEveryOtherDoubleValue(String value) {
    refuses("{\"x\":" + doubleValue(value) + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"int_value":"3"} | 'customProperties.k': metadataType not found for key 'k'
          {"metadataType":null} | 'customProperties.k': metadataType not found for key 'k'
          {"metadataType":7} | 'customProperties.k': metadataType not found for key 'k'
          {"metadataType":"MetadataProtoValue"} | 'customProperties.k': metadataType 'MetadataProtoValue' cannot be stored
          {"metadataType":"MetadataIntValue"} | 'customProperties.k': int_value must be a string that holds a whole number
          {"metadataType":"MetadataIntValue","int_value":"x"} | 'customProperties.k': int_value must be a 32 bit whole number, written as a string
          {"metadataType":"MetadataDoubleValue"} | 'customProperties.k': double_value must be a number
          {"metadataType":"MetadataStringValue","string_value":7} | 'customProperties.k': string_value must be a string
          {"metadataType":"MetadataBoolValue","bool_value":"true"} | 'customProperties.k': bool_value must be true or false
          {"metadataType":"MetadataStructValue","struct_value":"{}"} | 'customProperties.k': struct_value must be the base64 of a JSON object
          """)
  void saysWhatIsWrongWithAValue(String value, String sentence) {
    assertThatThrownBy(() -> read("{\"k\":" + value + "}")).hasMessage(sentence);
    refuses("{\"k\":" + value + "}", "customProperties.k");
  }

  /** A pointer would escape the slash, a path would split at the dot. */
  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a.b", "a~b"})
  void namesThePropertyAsItsAuthorDid(String name) {
    assertThatThrownBy(() -> read("{\"" + name + "\":{}}"))
        .hasMessageEndingWith("metadataType not found for key '" + name + "'");
  }

  @Test
  void passesOverMembersItDoesNotKnow() {
    assertThat(
            read(
                """
                {"k":{"more":{"a":[1]},"bool_value":true,"metadataType":"MetadataBoolValue"}}"""))
        .containsExactly(Map.entry("k", new BoolValue(true)));
  }

  @Test
  void refusesANameThatIsGivenTwice() {
    refuses("{\"n\":" + intValue("\"1\"") + ",\"n\":" + intValue("\"2\"") + "}");
  }

  @Test
  void takesANameAsLongAsTheDatabaseDoes() {
    String longest = "€".repeat(255);

    assertThat(read("{\"" + longest + "\":" + intValue("\"1\"") + "}")).containsKey(longest);
    refuses("{\"" + longest + "n\":" + intValue("\"1\"") + "}");
    refuses("{\"\":" + intValue("\"1\"") + "}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"a\":{\"b\":[1,\"x\",null]}}", " {} "})
  void readsAStructThatHoldsAnObject(String struct) {
    assertThat(read("{\"s\":" + structValue(base64(struct)) + "}"))
        .containsEntry("s", new StructValue(base64(struct)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{}{}", "{\"a\":}"})
  void refusesAStructThatHoldsSomethingElse(String struct) {
    refuses("{\"s\":" + structValue(base64(struct)) + "}", "customProperties.s");
  }

  @Test
  void holdsAStructToTheSameLimits() {
    refuses(
        "{\"s\":" + structValue(base64("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")) + "}");
    refuses("{\"s\":" + structValue(base64("{\"a\":" + "9".repeat(101) + "}")) + "}");
    refuses("{\"s\":" + structValue("not base64") + "}");
  }

  private static String intValue(String value) {
    return "{\"metadataType\":\"MetadataIntValue\",\"int_value\":" + value + "}";
  }

  private static String doubleValue(String value) {
    return "{\"metadataType\":\"MetadataDoubleValue\",\"double_value\":" + value + "}";
  }

  private static String structValue(String value) {
    return "{\"metadataType\":\"MetadataStructValue\",\"struct_value\":\"" + value + "\"}";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static Map<String, PropertyValue> read(String properties) {
    return new EntityReader(EntityShape.draftOf(EntityKind.REGISTERED_MODEL))
        .read(("{\"customProperties\":" + properties + "}").getBytes(UTF_8))
        .customProperties()
        .orElseThrow();
  }

  private static void refuses(String properties, String where) {
    assertThatThrownBy(() -> read(properties))
        .isInstanceOfSatisfying(JsonRejection.class, e -> assertThat(e.where()).isEqualTo(where));
    refuses(properties);
  }

  private static void refuses(String properties) {
    assertThatThrownBy(() -> read(properties))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_VALUE));
  }
}
