package dev.atrium.bff;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.json.BoundedBody;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads what a client sent into the fields of an entity. */
final class RequestBody {

  /** Longest body in bytes. */
  static final int LIMIT = 1024 * 1024;

  private RequestBody() {}

  /**
   * Reads an entity to be created. The kind of an artifact is given by the route, so the body need
   * not repeat it.
   */
  static EntityDraft draft(EntityKind kind, String contentType, InputStream body) {
    FieldValues values = read(EntityShape.draftOf(kind), contentType, body);
    return new EntityDraft(kind, kind.isArtifact() ? withArtifactType(kind, values) : values);
  }

  /** Reads an entity as a client got it, with what the server set. */
  static FieldValues whole(EntityKind kind, String contentType, InputStream body) {
    return read(EntityShape.wholeOf(kind), contentType, body);
  }

  private static FieldValues withArtifactType(EntityKind kind, FieldValues values) {
    String type = values.text(Field.ARTIFACT_TYPE).orElse(kind.artifactType());
    if (!type.equals(kind.artifactType())) {
      throw ProblemException.badValue("'artifactType'", "'" + kind.artifactType() + "'", type);
    }
    return values.toBuilder().text(Field.ARTIFACT_TYPE, type).build();
  }

  private static FieldValues read(EntityShape shape, String contentType, InputStream body) {
    if (contentType != null && !isJson(contentType)) {
      throw unsupported();
    }
    byte[] json = bytes(body);
    if (contentType == null && json.length > 0) {
      throw unsupported();
    }
    return new EntityReader(shape).read(json);
  }

  private static byte[] bytes(InputStream body) {
    try {
      return BoundedBody.read(body, LIMIT);
    } catch (IOException e) {
      // The client went away or was too slow: no fault of ours, and most likely nobody reads this.
      throw ProblemException.badRequest("the body did not arrive completely");
    }
  }

  /** Parameters, a charset among them, do not matter: JSON says its encoding itself. */
  static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    String name = type.strip().toLowerCase(Locale.ROOT);
    return name.equals("application/json") || name.matches("application/[a-z0-9!#$&^_.+-]+\\+json");
  }

  private static ProblemException unsupported() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "the Content-Type of the body must be application/json");
  }
}
