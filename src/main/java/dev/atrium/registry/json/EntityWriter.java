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
import tools.jackson.core.json.JsonFactory;

/** Writes entities as the registry's API shows them: absent fields are left out, never null. */
public final class EntityWriter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private EntityWriter() {}

  /** One entity as the bytes of a JSON object. */
  public static byte[] toBytes(FieldValues values) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    generate(out, values);
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
    for (Field field : values.fields()) {
      switch (field.type()) {
        case TEXT, STATE ->
            json.writeStringProperty(field.wireName(), values.text(field).orElseThrow());
        case TEXT_LIST -> writeTexts(json, field, values.texts(field).orElseThrow());
        case PROPERTIES -> writeProperties(json, field, values.customProperties().orElseThrow());
      }
    }
    json.writeEndObject();
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
      json.writeStringProperty("int_value", Integer.toString(v.value()));
      json.writeStringProperty("metadataType", "MetadataIntValue");
    } else if (value instanceof DoubleValue v) {
      json.writeNumberProperty("double_value", v.value());
      json.writeStringProperty("metadataType", "MetadataDoubleValue");
    } else if (value instanceof StringValue v) {
      json.writeStringProperty("string_value", v.value());
      json.writeStringProperty("metadataType", "MetadataStringValue");
    } else if (value instanceof BoolValue v) {
      json.writeBooleanProperty("bool_value", v.value());
      json.writeStringProperty("metadataType", "MetadataBoolValue");
    } else if (value instanceof StructValue v) {
      json.writeStringProperty("struct_value", v.base64());
      json.writeStringProperty("metadataType", "MetadataStructValue");
    }
  }
}
