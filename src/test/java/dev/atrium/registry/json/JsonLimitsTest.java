package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.json.JsonRejection.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What untrusted JSON may cost, whatever is in it. */
class JsonLimitsTest {

  private static final int MEGABYTE = 1 << 20;

  private static final List<EntityShape> SHAPES =
      List.of(EntityShape.draftOf(EntityKind.REGISTERED_MODEL), EntityShape.anyArtifact());

  @Test
  void takesJsonAHundredDeep() {
    String json = "{\"more\":" + "[".repeat(99) + "]".repeat(99) + "}";

    assertThatCode(() -> read(EntityShape.anyArtifact(), json)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 101, 5_000, 1_000_000})
  void refusesJsonThatIsDeeper(int arrays) {
    assertThatThrownBy(() -> read(EntityShape.anyArtifact(), "{\"more\":" + "[".repeat(arrays)))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.TOO_DEEP))
        .hasMessage("the JSON is nested more than 100 deep");
  }

  @Test
  void takesANumberOfAHundredDigits() {
    assertThatCode(() -> read(EntityShape.anyArtifact(), "{\"more\":" + "9".repeat(100) + "}"))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"'', 101", "-, 101", "0., 100", "'', 1048500", "0., 1048500", "1e, 1048500"})
  void refusesALongerNumberWhereverItStands(String start, int digits) {
    String number = start + "9".repeat(digits);
    for (String json :
        List.of(
            "{\"more\":" + number + "}",
            "{\"customProperties\":{\"a\":{\"metadataType\":\"MetadataDoubleValue\",\"double_value\":"
                + number
                + "}}}")) {
      assertThatThrownBy(() -> read(EntityShape.anyArtifact(), json))
          .isInstanceOfSatisfying(
              JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.NUMBER_TOO_LONG))
          .hasMessageStartingWith("a number has more than 100 digits at line 1 column ");
    }
  }

  @Test
  void refusesALongNumberBehindAHundredBrackets() {
    assertThatThrownBy(
            () ->
                read(
                    EntityShape.anyArtifact(),
                    "{\"more\":" + "[".repeat(99) + "9".repeat(101) + "]".repeat(99) + "}"))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.NUMBER_TOO_LONG));
  }

  /** Names are kept in a table for the life of the server, so they must be short. */
  @ParameterizedTest
  @ValueSource(ints = {3_000, 60_000, 1_048_000})
  void refusesALongName(int length) {
    for (EntityShape shape : SHAPES) {
      assertThatThrownBy(() -> read(shape, "{\"" + "n".repeat(length) + "\":1}"))
          .isInstanceOfSatisfying(
              JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_VALUE))
          .hasMessageStartingWith("a name has more than 1024 bytes at line 1 column ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\\u0000b\"}",
        "{\"customProperties\":{\"a\\u0000\":{\"metadataType\":\"MetadataBoolValue\"}}}",
        "{\"customProperties\":{\"a\":{\"metadataType\":\"MetadataStringValue\",\"string_value\":\"\\u0000\"}}}"
      })
  void refusesNul(String json) {
    assertThatThrownBy(() -> read(SHAPES.get(0), json))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_VALUE))
        .hasMessageContaining("must be a text without NUL characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\ud83d", "\\ude00", "\\ude00\\ud83d", "a\\ud83db", "\\ud83d\\ud83d\\ude00"})
  void refusesHalvesOfASurrogatePair(String text) {
    assertThatThrownBy(() -> read(SHAPES.get(0), "{\"name\":\"" + text + "\"}"))
        .isInstanceOfSatisfying(
            JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(Kind.WRONG_VALUE))
        .hasMessageStartingWith("'name' must be a text without unpaired surrogates, at line 1");
  }

  /** A budget that a binding reader exceeds many times over; a slow machine does not. */
  @ParameterizedTest
  @CsvSource({
    "'{\"more\":', 9, '}'",
    "'{\"more\":-0.', 9, '}'",
    "'{\"more\":1e', 9, '}'",
    "'{\"name\":\"', x, '\"}'",
    "'{\"more\":[', '0,', '0]}'",
    "'{\"more\":[', '{},', '0]}'",
    "'{\"more\":', '[', ''",
    "'{', '\"a\":1,', '\"a\":1}'",
    "'{\"more\":\"', '\\u0041', '\"}'",
    "'', ' ', '{}'"
  })
  void answersAMegabyteWithinTheBudget(String start, String filling, String end) {
    String json = start + filling.repeat(MEGABYTE / filling.length()) + end;
    for (EntityShape shape : SHAPES) {
      assertThat(bestOfThree(shape, json)).isLessThan(Duration.ofMillis(200));
    }
  }

  /** The first reading is interpreted, and another process may take the processor. */
  private static Duration bestOfThree(EntityShape shape, String json) {
    return Stream.generate(() -> timeToAnswer(shape, json))
        .limit(3)
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private static Duration timeToAnswer(EntityShape shape, String json) {
    long before = System.nanoTime();
    try {
      read(shape, json);
    } catch (JsonRejection e) {
      assertThat(e.getMessage()).hasSizeLessThan(3_000);
    }
    return Duration.ofNanos(System.nanoTime() - before);
  }

  private static void read(EntityShape shape, String json) {
    new EntityReader(shape).read(json.getBytes(UTF_8));
  }
}
