package dev.atrium.registry;

import static dev.atrium.registry.Field.ARTIFACT_TYPE;
import static dev.atrium.registry.Field.AUTHOR;
import static dev.atrium.registry.Field.CUSTOM_PROPERTIES;
import static dev.atrium.registry.Field.DESCRIPTION;
import static dev.atrium.registry.Field.EXTERNAL_ID;
import static dev.atrium.registry.Field.LANGUAGE;
import static dev.atrium.registry.Field.LIBRARY_NAME;
import static dev.atrium.registry.Field.LICENSE;
import static dev.atrium.registry.Field.LICENSE_LINK;
import static dev.atrium.registry.Field.LOGO;
import static dev.atrium.registry.Field.MATURITY;
import static dev.atrium.registry.Field.MODEL_FORMAT_NAME;
import static dev.atrium.registry.Field.MODEL_FORMAT_VERSION;
import static dev.atrium.registry.Field.MODEL_SOURCE_CLASS;
import static dev.atrium.registry.Field.MODEL_SOURCE_GROUP;
import static dev.atrium.registry.Field.MODEL_SOURCE_ID;
import static dev.atrium.registry.Field.MODEL_SOURCE_KIND;
import static dev.atrium.registry.Field.MODEL_SOURCE_NAME;
import static dev.atrium.registry.Field.NAME;
import static dev.atrium.registry.Field.OWNER;
import static dev.atrium.registry.Field.PROVIDER;
import static dev.atrium.registry.Field.README;
import static dev.atrium.registry.Field.REGISTERED_MODEL_ID;
import static dev.atrium.registry.Field.SERVICE_ACCOUNT_NAME;
import static dev.atrium.registry.Field.STATE;
import static dev.atrium.registry.Field.STORAGE_KEY;
import static dev.atrium.registry.Field.STORAGE_PATH;
import static dev.atrium.registry.Field.TASKS;
import static dev.atrium.registry.Field.URI;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an entity is made of (contract: the registry's OpenAPI document, schemas {@code
 * RegisteredModel}, {@code ModelVersion}, {@code ModelArtifact}, {@code DocArtifact}).
 */
public enum EntityKind {
  REGISTERED_MODEL(
      "registered model",
      States.LIFECYCLE,
      EnumSet.of(NAME),
      EnumSet.of(NAME),
      EnumSet.of(
          OWNER,
          README,
          MATURITY,
          LANGUAGE,
          TASKS,
          PROVIDER,
          LOGO,
          LICENSE,
          LICENSE_LINK,
          LIBRARY_NAME)),
  MODEL_VERSION(
      "model version",
      States.LIFECYCLE,
      EnumSet.of(NAME, REGISTERED_MODEL_ID),
      EnumSet.of(NAME, REGISTERED_MODEL_ID),
      EnumSet.of(AUTHOR)),
  MODEL_ARTIFACT(
      "model artifact",
      States.ARTIFACT,
      EnumSet.of(ARTIFACT_TYPE),
      EnumSet.of(NAME, ARTIFACT_TYPE),
      EnumSet.of(
          URI,
          MODEL_FORMAT_NAME,
          MODEL_FORMAT_VERSION,
          STORAGE_KEY,
          STORAGE_PATH,
          SERVICE_ACCOUNT_NAME,
          MODEL_SOURCE_KIND,
          MODEL_SOURCE_CLASS,
          MODEL_SOURCE_GROUP,
          MODEL_SOURCE_ID,
          MODEL_SOURCE_NAME)),
  DOC_ARTIFACT(
      "doc artifact",
      States.ARTIFACT,
      EnumSet.of(ARTIFACT_TYPE),
      EnumSet.of(NAME, ARTIFACT_TYPE),
      EnumSet.of(URI));

  private final String noun;
  private final Set<String> states;
  private final Set<Field> required;
  private final Set<Field> fixed;
  private final Set<Field> fields;

  EntityKind(
      String noun, Set<String> states, Set<Field> required, Set<Field> fixed, Set<Field> own) {
    this.noun = noun;
    this.states = states;
    this.required = Collections.unmodifiableSet(required);
    this.fixed = Collections.unmodifiableSet(fixed);
    EnumSet<Field> all = EnumSet.of(NAME, DESCRIPTION, EXTERNAL_ID, CUSTOM_PROPERTIES, STATE);
    all.addAll(required);
    all.addAll(own);
    this.fields = Collections.unmodifiableSet(all);
  }

  /** What the entity is called in a sentence. */
  public String noun() {
    return noun;
  }

  /** Every field a client may set when the entity is created, in the order of {@link Field}. */
  public Set<Field> fields() {
    return fields;
  }

  public Set<Field> requiredFields() {
    return required;
  }

  /** Fields that are decided once, when the entity is created. */
  public Set<Field> fixedFields() {
    return fixed;
  }

  /** Every field a client may change later. */
  public Set<Field> editableFields() {
    EnumSet<Field> editable = EnumSet.copyOf(fields);
    editable.removeAll(fixed);
    return editable;
  }

  /** The values {@link Field#STATE} may have. */
  public Set<String> states() {
    return states;
  }

  public boolean isArtifact() {
    return fields.contains(ARTIFACT_TYPE);
  }

  /** The value of {@code artifactType} on the wire, for example {@code model-artifact}. */
  public String artifactType() {
    return noun.replace(' ', '-');
  }

  private static final class States {
    static final Set<String> LIFECYCLE = orderedSet("LIVE", "ARCHIVED");
    static final Set<String> ARTIFACT =
        orderedSet(
            "UNKNOWN",
            "PENDING",
            "LIVE",
            "MARKED_FOR_DELETION",
            "DELETED",
            "ABANDONED",
            "REFERENCE");

    private static Set<String> orderedSet(String... values) {
      return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(values)));
    }
  }
}
