package dev.atrium.kubernetes;

import com.google.gson.ExclusionStrategy;
import com.google.gson.FieldAttributes;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.atrium.kubernetes.ClusterException.Reason;
import io.kubernetes.client.openapi.models.V1ListMeta;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Reads and writes the client library's types. Its own reader refuses a field it does not know,
 * which a newer API server is free to add, repeats the document in the message, and makes an
 * adapter for each of 768 types beforehand.
 */
final class ClusterJson {

  /** One page of a list of whatever kind. */
  record Page<T>(V1ListMeta metadata, List<T> items) {}

  /** One line of a watch; the object is a Status when the type is ERROR. */
  record Event(String type, JsonElement object) {}

  private static final Gson GSON =
      new GsonBuilder()
          .disableHtmlEscaping()
          .addDeserializationExclusionStrategy(new Unneeded())
          .create();

  private ClusterJson() {}

  static String write(Object document) {
    return GSON.toJson(document);
  }

  static <T> T read(String json, Class<T> type) {
    return read(json, TypeToken.get(type));
  }

  static <T> T read(String json, TypeToken<T> type) {
    try {
      T document = GSON.fromJson(json, type);
      if (document == null) {
        throw unusable(null);
      }
      return document;
    } catch (JsonParseException | IllegalStateException | ArithmeticException e) {
      throw unusable(e);
    }
  }

  static <T> T read(JsonElement json, Class<T> type) {
    try {
      return GSON.fromJson(json, type);
    } catch (JsonParseException | IllegalStateException | ArithmeticException e) {
      throw unusable(e);
    }
  }

  private static ClusterException unusable(RuntimeException cause) {
    return new ClusterException(
        Reason.UNUSABLE_ANSWER, "the API server answered no JSON of the expected shape", cause);
  }

  /** What is large, free in its form, or a date: nobody here asks for it. */
  private static final class Unneeded implements ExclusionStrategy {

    @Override
    public boolean shouldSkipField(FieldAttributes field) {
      return field.getName().equals("managedFields");
    }

    @Override
    public boolean shouldSkipClass(Class<?> type) {
      return type == OffsetDateTime.class;
    }
  }
}
