package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

/**
 * An entity that somebody wants to create. May carry {@link Field#ID} where the registry's API lets
 * a create become an update.
 */
public record EntityDraft(EntityKind kind, FieldValues values) {

  public EntityDraft {
    requireNonNull(kind, "kind is null");
    requireNonNull(values, "values is null");
  }

  /**
   * Returns this draft when every required field has a value.
   *
   * @throws RegistryException {@code INCOMPLETE} naming the first field that has none; an empty
   *     text counts as none (contract: Go's zero value)
   */
  public EntityDraft requireComplete() {
    for (Field field : kind.requiredFields()) {
      if (field != Field.ARTIFACT_TYPE && values.text(field).orElse("").isEmpty()) {
        throw RegistryException.incomplete(field);
      }
    }
    return this;
  }
}
