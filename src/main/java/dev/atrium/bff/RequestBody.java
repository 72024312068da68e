package dev.atrium.bff;

import dev.atrium.bff.request.JsonBody;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import java.io.InputStream;

/** Reads what a client sent into the fields of an entity. */
final class RequestBody {

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
    return new EntityReader(shape).read(JsonBody.read(contentType, body));
  }
}
