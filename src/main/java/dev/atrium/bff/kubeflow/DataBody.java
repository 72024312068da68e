package dev.atrium.bff.kubeflow;

import dev.atrium.problem.ProblemException;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import java.util.Arrays;

/**
 * The entity in a body {@code {"data": {...}}}, with the fields that the registry takes there.
 * Others are dropped: the registry would refuse them, and the page relies on it (contract, section
 * 3.1).
 */
final class DataBody {

  private DataBody() {}

  /** An entity to be created, of the kind that the route is about. */
  static EntityDraft draft(EntityKind kind, byte[] json) {
    FieldValues values = read(EntityShape.draftOf(kind), json);
    return new EntityDraft(kind, requireName(values));
  }

  /** An artifact to be created, of the kind that the body says. */
  static EntityDraft artifact(byte[] json) {
    FieldValues values = read(EntityShape.anyArtifact().without(Field.ID), json);
    EntityKind kind = artifactKind(values);
    return new EntityDraft(kind, requireName(values.only(kind.fields())));
  }

  /** An artifact to be created below a version, or attached to it when it has an id. */
  static EntityDraft artifactBelowVersion(byte[] json) {
    FieldValues values = read(EntityShape.anyArtifact(), json);
    return new EntityDraft(artifactKind(values), requireName(values));
  }

  static FieldValues changes(EntityKind kind, byte[] json) {
    return read(EntityShape.changesOf(kind), json);
  }

  private static FieldValues read(EntityShape shape, byte[] json) {
    return new EntityReader(shape.ignoringUnknown())
        .readData(json)
        .orElseThrow(() -> ProblemException.badRequest("data is required"));
  }

  private static FieldValues requireName(FieldValues values) {
    if (values.text(Field.NAME).orElse("").isEmpty()) {
      // contract: the two colons are upstream's
      throw ProblemException.badRequest("validation error:: name cannot be empty");
    }
    return values;
  }

  private static EntityKind artifactKind(FieldValues values) {
    String type = values.text(Field.ARTIFACT_TYPE).orElse("");
    return Arrays.stream(EntityKind.values())
        .filter(kind -> kind.isArtifact() && kind.artifactType().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badValue("artifactType", "model-artifact or doc-artifact", type));
  }
}
