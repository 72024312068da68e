package dev.atrium.bff.kubeflow;

import java.util.List;

/**
 * A route below a registry, and a body that it takes.
 *
 * @param path below the registry
 * @param body null for methods that take none
 */
record RegistryRoute(String method, String path, String body) {

  /** Every one (contract: section 2.1, #1 to 16). */
  static final List<RegistryRoute> ALL =
      List.of(
          get("/registered_models"),
          post("/registered_models", "\"name\":\"a\""),
          get("/registered_models/1"),
          patch("/registered_models/1"),
          get("/registered_models/1/versions"),
          post("/registered_models/1/versions", "\"name\":\"a\""),
          get("/model_versions"),
          post("/model_versions", "\"name\":\"a\",\"registeredModelId\":\"1\""),
          get("/model_versions/1"),
          patch("/model_versions/1"),
          get("/model_versions/1/artifacts"),
          post("/model_versions/1/artifacts", "\"name\":\"a\",\"artifactType\":\"model-artifact\""),
          get("/artifacts"),
          get("/artifacts/1"),
          post("/artifacts", "\"name\":\"a\",\"artifactType\":\"doc-artifact\""),
          patch("/model_artifacts/1"));

  boolean isList() {
    return method.equals("GET") && !path.endsWith("/1");
  }

  private static RegistryRoute get(String path) {
    return new RegistryRoute("GET", path, null);
  }

  private static RegistryRoute post(String path, String fields) {
    return new RegistryRoute("POST", path, "{\"data\":{" + fields + "}}");
  }

  private static RegistryRoute patch(String path) {
    return new RegistryRoute("PATCH", path, "{\"data\":{\"state\":\"LIVE\"}}");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
