package dev.atrium.registry;

import java.util.List;

/** The collections that can be read, each under the path segment that the registry's API uses. */
public enum EntityCollection {
  REGISTERED_MODELS("registered_models", "registered model", EntityKind.REGISTERED_MODEL),
  MODEL_VERSIONS("model_versions", "model version", EntityKind.MODEL_VERSION),
  /** Artifacts of every kind. */
  ARTIFACTS("artifacts", "artifact", EntityKind.MODEL_ARTIFACT, EntityKind.DOC_ARTIFACT),
  /** Those artifacts that are models; an artifact of another kind is not found here. */
  MODEL_ARTIFACTS("model_artifacts", "model artifact", EntityKind.MODEL_ARTIFACT);

  private final String path;
  private final String noun;
  private final List<EntityKind> kinds;

  EntityCollection(String path, String noun, EntityKind... kinds) {
    this.path = path;
    this.noun = noun;
    this.kinds = List.of(kinds);
  }

  /** The plural path segment, for example {@code registered_models}. */
  public String path() {
    return path;
  }

  /** What one element is called in a sentence. */
  public String noun() {
    return noun;
  }

  public List<EntityKind> kinds() {
    return kinds;
  }

  public boolean holdsArtifacts() {
    return kinds.get(0).isArtifact();
  }
}
