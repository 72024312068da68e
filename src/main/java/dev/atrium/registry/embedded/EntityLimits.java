package dev.atrium.registry.embedded;

import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.RegistryException;

/** How long names may be, refused in a sentence instead of by the database. */
final class EntityLimits {

  private static final int MAX_LENGTH = 255;

  private EntityLimits() {}

  /**
   * A child's name shares its 255 characters with the id of its parent and a colon, because clients
   * rely on where upstream refuses (contract, section 1.7).
   */
  static void requireName(String name, Integer parentId) {
    int most = parentId == null ? MAX_LENGTH : MAX_LENGTH - parentId.toString().length() - 1;
    if (name.length() > most) {
      throw RegistryException.rejected("name must have at most " + most + " characters");
    }
  }

  static void requireExternalId(FieldValues values) {
    if (values.text(Field.EXTERNAL_ID).orElse("").length() > MAX_LENGTH) {
      throw RegistryException.rejected(
          "externalId must have at most " + MAX_LENGTH + " characters");
    }
  }
}
