package dev.atrium.registry.json;

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
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes entities as the registry's API shows them: absent fields are left out. */
public final class EntityWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  // Escaped and encoded once: a page of 500 entities has ten thousand of these.
  private static final SerializedString INT_VALUE = new SerializedString("int_value");
  private static final SerializedString DOUBLE_VALUE = new SerializedString("double_value");
  private static final SerializedString STRING_VALUE = new SerializedString("string_value");
  private static final SerializedString BOOL_VALUE = new SerializedString("bool_value");
  private static final SerializedString STRUCT_VALUE = new SerializedString("struct_value");
  private static final SerializedString METADATA_TYPE = new SerializedString("metadataType");
  private static final SerializedString INT = new SerializedString("MetadataIntValue");
  private static final SerializedString DOUBLE = new SerializedString("MetadataDoubleValue");
  private static final SerializedString STRING = new SerializedString("MetadataStringValue");
  private static final SerializedString BOOL = new SerializedString("MetadataBoolValue");
  private static final SerializedString STRUCT = new SerializedString("MetadataStructValue");

  private EntityWriter() {}

  /** One entity as the bytes of a JSON object. */
  public static byte[] toBytes(FieldValues values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    generate(out, values);
    return out.toByteArray();
  }

  /**
   * The same with a null for one more field: as good as left out, but for a reader that begins with
   * a default for it.
   */
  public static byte[] toBytes(FieldValues values, Field unset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try (JsonGenerator json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      writeFields(json, values);
      json.writeNullProperty(unset.wireName());
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /**
   * Writes one entity as a JSON object; flushes nothing below {@code out} and closes nothing.
   *
   * @throws IOException when {@code out} fails
   */
  public static void writeTo(OutputStream out, FieldValues values) throws IOException {
    try {
      generate(out, values);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  private static void generate(OutputStream out, FieldValues values) {
    try (JsonGenerator json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      write(json, values);
    }
  }

  private static void write(JsonGenerator json, FieldValues values) {
    json.writeStartObject();
    writeFields(json, values);
    json.writeEndObject();
  }

  private static void writeFields(JsonGenerator json, FieldValues values) {
    for (Field field : values.fields()) {
      switch (field.type()) {
        case TEXT, STATE ->
            json.writeStringProperty(field.wireName(), values.text(field).orElseThrow());
        case TEXT_LIST -> writeTexts(json, field, values.texts(field).orElseThrow());
        case PROPERTIES -> writeProperties(json, field, values.customProperties().orElseThrow());
      }
    }
  }

  private static void writeTexts(JsonGenerator json, Field field, List<String> texts) {
    json.writeArrayPropertyStart(field.wireName());
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static void writeProperties(
      JsonGenerator json, Field field, Map<String, PropertyValue> properties) {
    json.writeObjectPropertyStart(field.wireName());
    properties.forEach(
        (name, value) -> {
          json.writeObjectPropertyStart(name);
          writeValue(json, value);
          json.writeEndObject();
        });
    json.writeEndObject();
  }

  private static void writeValue(JsonGenerator json, PropertyValue value) {
    if (value instanceof IntValue v) {
      json.writeName(INT_VALUE);
      json.writeString(Integer.toString(v.value()));
      writeType(json, INT);
    } else if (value instanceof DoubleValue v) {
      json.writeName(DOUBLE_VALUE);
      json.writeNumber(v.value());
      writeType(json, DOUBLE);
    } else if (value instanceof StringValue v) {
      json.writeName(STRING_VALUE);
      json.writeString(v.value());
      writeType(json, STRING);
    } else if (value instanceof BoolValue v) {
      json.writeName(BOOL_VALUE);
      json.writeBoolean(v.value());
      writeType(json, BOOL);
    } else if (value instanceof StructValue v) {
      json.writeName(STRUCT_VALUE);
      json.writeString(v.base64());
      writeType(json, STRUCT);
    }
  }

  private static void writeType(JsonGenerator json, SerializedString type) {
    json.writeName(METADATA_TYPE);
    json.writeString(type);
  }
}
