package dev.atrium.registry;

import static java.util.Objects.requireNonNull;

/**
 * One entity as the JSON object the registry wrote, UTF-8. The bytes are not copied: nobody changes
 * them.
 */
@SuppressWarnings("ArrayRecordComponent")
public record EntityDocument(EntityId id, byte[] json) {
  public EntityDocument {
    requireNonNull(id, "id is null");
    requireNonNull(json, "json is null");
  }
}
