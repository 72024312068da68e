package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "0",
        "-0",
        "12",
        "-1.5",
        "1e9",
        "1E+9",
        "0.5e-7",
        "true",
        "false",
        "null",
        " \t\r\n{ \"a\" : [ 1 , { } , [ ] ] } \n",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"",
        "\"ünïcödé 日本 😀\"",
        "{\"a\":\"]}\\\"{[\",\"b\":{\"c\":[[[{}]]]}}",
        "[\"\\\\\",\"\\\\\\\"\"]"
      })
  void takesWhatIsJson(String json) {
    for (int size = 1; size <= 20; size++) {
      int bufferSize = size;
      assertThatCode(() -> skipAll(json.getBytes(UTF_8), bufferSize)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{1:2}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[1}",
        "{\"a\":1]",
        "\"",
        "\"a",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\u",
        "\"a\nb\"",
        "\"a\u0000\"",
        "tru",
        "truE",
        "nul",
        "nulls",
        "falsey",
        "01",
        "-",
        "-a",
        "1.",
        ".5",
        "1.e5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "NaN",
        "Infinity",
        "'a'",
        "//c",
        "1 2",
        "{}{}",
        "\uFEFF{}",
        "undefined"
      })
  void refusesWhatIsNot(String json) {
    for (int size = 1; size <= 20; size++) {
      int bufferSize = size;
      assertThatThrownBy(() -> skipAll(json.getBytes(UTF_8), bufferSize))
          .as("buffer of %d", bufferSize)
          .isInstanceOfSatisfying(
              RegistryException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
    }
  }

  @Test
  void takesADepthOf100AndNoMore() {
    String open = "[{\"a\":".repeat(50);
    String close = "}]".repeat(50);

    assertThatCode(() -> skipAll((open + "1" + close).getBytes(UTF_8), 64))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> skipAll((open + "[]" + close).getBytes(UTF_8), 64))
        .hasRootCauseMessage(
            "the answer is not the JSON it should be: it is nested more than 100 deep, at byte"
                + " 300");
  }

  @Test
  void givesUpAtTheLimitOfDepthAndNotAtTheEnd() {
    byte[] deep = "[".repeat(10_000_000).getBytes(UTF_8);

    assertThatThrownBy(() -> skipAll(deep, 8192))
        .hasStackTraceContaining("nested more than 100 deep, at byte 100");
  }

  @Test
  void resolvesTheEscapesOfATextItReads() throws IOException {
    String json = "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00 ü\"";
    for (int size = 1; size <= 60; size++) {
      assertThat(bytes(json, size).text()).isEqualTo("\"\\/\b\f\n\r\té😀 ü");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\x\"", "\"\\u00\"", "\"\\u00g0\"", "\"a", "\"\\", "7", "", "\"\t\""})
  void readsNoTextFromAnythingElse(String json) {
    assertThatThrownBy(() -> bytes(json, 4).text()).isInstanceOf(RegistryException.class);
  }

  @Test
  void readsTextsUpToALimit() throws IOException {
    assertThat(bytes("\"" + "x".repeat(8192) + "\"", 100).text()).hasSize(8192);
    assertThatThrownBy(() -> bytes("\"" + "x".repeat(8193) + "\"", 100).text())
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void copiesExactlyWhatIsBetweenStartAndEnd() throws IOException {
    String json = "[ {\"a\": \"ü\\\"\"} , 17 ] ";
    for (int size = 1; size <= 30; size++) {
      JsonBytes bytes = bytes(json, size);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      bytes.take('[');
      bytes.peek();
      bytes.startCopy(out);
      bytes.skipValue();
      bytes.take(',');
      bytes.skipValue();
      bytes.endCopy();
      bytes.take(']');
      bytes.takeEnd();
      assertThat(out.toString(UTF_8)).isEqualTo("{\"a\": \"ü\\\"\"} , 17");
    }
  }

  private static JsonBytes bytes(String json, int bufferSize) {
    return new JsonBytes(new ByteArrayInputStream(json.getBytes(UTF_8)), bufferSize);
  }

  private static void skipAll(byte[] json, int bufferSize) throws IOException {
    JsonBytes bytes = new JsonBytes(new ByteArrayInputStream(json), bufferSize);
    bytes.skipValue();
    bytes.takeEnd();
  }
}
