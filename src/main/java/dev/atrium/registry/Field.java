package dev.atrium.registry;

/**
 * Every field an entity can have, under its name on the wire. The order is the order in which an
 * entity is written.
 */
public enum Field {
  ID("id", Type.TEXT),
  NAME("name", Type.TEXT),
  ARTIFACT_TYPE("artifactType", Type.TEXT),
  REGISTERED_MODEL_ID("registeredModelId", Type.TEXT),
  DESCRIPTION("description", Type.TEXT),
  EXTERNAL_ID("externalId", Type.TEXT),
  STATE("state", Type.STATE),
  OWNER("owner", Type.TEXT),
  AUTHOR("author", Type.TEXT),
  README("readme", Type.TEXT),
  MATURITY("maturity", Type.TEXT),
  LANGUAGE("language", Type.TEXT_LIST),
  TASKS("tasks", Type.TEXT_LIST),
  PROVIDER("provider", Type.TEXT),
  LOGO("logo", Type.TEXT),
  LICENSE("license", Type.TEXT),
  LICENSE_LINK("licenseLink", Type.TEXT),
  LIBRARY_NAME("libraryName", Type.TEXT),
  URI("uri", Type.TEXT),
  MODEL_FORMAT_NAME("modelFormatName", Type.TEXT),
  MODEL_FORMAT_VERSION("modelFormatVersion", Type.TEXT),
  STORAGE_KEY("storageKey", Type.TEXT),
  STORAGE_PATH("storagePath", Type.TEXT),
  SERVICE_ACCOUNT_NAME("serviceAccountName", Type.TEXT),
  MODEL_SOURCE_KIND("modelSourceKind", Type.TEXT),
  MODEL_SOURCE_CLASS("modelSourceClass", Type.TEXT),
  MODEL_SOURCE_GROUP("modelSourceGroup", Type.TEXT),
  MODEL_SOURCE_ID("modelSourceId", Type.TEXT),
  MODEL_SOURCE_NAME("modelSourceName", Type.TEXT),
  CUSTOM_PROPERTIES("customProperties", Type.PROPERTIES),
  CREATE_TIME("createTimeSinceEpoch", Type.TEXT),
  LAST_UPDATE_TIME("lastUpdateTimeSinceEpoch", Type.TEXT);

  /** What a value of the field looks like in JSON. */
  public enum Type {
    TEXT,
    /** A text from {@link EntityKind#states()}. */
    STATE,
    TEXT_LIST,
    /** An object of name to {@link PropertyValue}. */
    PROPERTIES
  }

  private final String wireName;
  private final Type type;

  Field(String wireName, Type type) {
    this.wireName = wireName;
    this.type = type;
  }

  public String wireName() {
    return wireName;
  }

  public Type type() {
    return type;
  }
}
