package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.PropertyValue;
import dev.atrium.registry.PropertyValue.BoolValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.PropertyValue.StructValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityWriterTest {

  @Test
  void writesTheFieldsInTheirOrderAndLeavesOutWhatIsAbsent() {
    FieldValues values =
        FieldValues.builder()
            .text(Field.LAST_UPDATE_TIME, "1700000000001")
            .text(Field.CREATE_TIME, "1700000000000")
            .customProperties(Map.of())
            .texts(Field.TASKS, List.of("chat", "code"))
            .texts(Field.LANGUAGE, List.of())
            .text(Field.STATE, "LIVE")
            .text(Field.NAME, "granite")
            .text(Field.ID, "7")
            .build();

    assertThat(json(values))
        .isEqualTo(
            "{\"id\":\"7\",\"name\":\"granite\",\"state\":\"LIVE\",\"language\":[],"
                + "\"tasks\":[\"chat\",\"code\"],\"customProperties\":{},"
                + "\"createTimeSinceEpoch\":\"1700000000000\","
                + "\"lastUpdateTimeSinceEpoch\":\"1700000000001\"}");
  }

  @Test
  void writesEveryTypeOfCustomProperty() {
    Map<String, PropertyValue> properties = new LinkedHashMap<>();
    properties.put("epochs", new IntValue(-3));
    properties.put("accuracy", new DoubleValue(0.93));
    properties.put("framework", new StringValue("torch"));
    properties.put("approved", new BoolValue(true));
    properties.put("layout", new StructValue("eyJhIjoxfQ=="));

    assertThat(json(FieldValues.builder().customProperties(properties).build()))
        .isEqualTo(
            "{\"customProperties\":{"
                + "\"epochs\":{\"int_value\":\"-3\",\"metadataType\":\"MetadataIntValue\"},"
                + "\"accuracy\":{\"double_value\":0.93,\"metadataType\":\"MetadataDoubleValue\"},"
                + "\"framework\":{\"string_value\":\"torch\",\"metadataType\":\"MetadataStringValue\"},"
                + "\"approved\":{\"bool_value\":true,\"metadataType\":\"MetadataBoolValue\"},"
                + "\"layout\":{\"struct_value\":\"eyJhIjoxfQ==\","
                + "\"metadataType\":\"MetadataStructValue\"}}}");
  }

  @ParameterizedTest
  @CsvSource({
    "1.7976931348623157E308, 1.7976931348623157E308",
    "4.9E-324, 4.9E-324",
    "-0.0, -0.0",
    "12345678, 1.2345678E7"
  })
  void writesADoubleSoThatItReadsBackAsItself(double value, String written) {
    assertThat(
            json(
                FieldValues.builder()
                    .customProperties(Map.of("x", new DoubleValue(value)))
                    .build()))
        .contains("\"double_value\":" + written + ",");
  }

  @Test
  void escapesWhatJsonCannotShowAndNothingElse() {
    assertThat(json(FieldValues.builder().text(Field.NAME, "a\"\\\n\t\u0001é😀</script>").build()))
        .isEqualTo("{\"name\":\"a\\\"\\\\\\n\\t\\u0001é😀</script>\"}");
  }

  @Test
  void neitherFlushesNorClosesWhatItWritesTo() throws IOException {
    CountingStream out = new CountingStream();

    EntityWriter.writeTo(out, FieldValues.none());

    assertThat(out.toString(UTF_8)).isEqualTo("{}");
    assertThat(out.flushes).isZero();
    assertThat(out.closes).isZero();
  }

  private static String json(FieldValues values) {
    return new String(EntityWriter.toBytes(values), UTF_8);
  }

  private static final class CountingStream extends ByteArrayOutputStream {
    private int flushes;
    private int closes;

    @Override
    public void flush() {
      flushes++;
    }

    @Override
    public void close() {
      closes++;
    }
  }
}
