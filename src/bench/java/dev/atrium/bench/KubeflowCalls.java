package dev.atrium.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is asked of Kubeflow's routes, and the same of the registry's API through the gateway. */
final class KubeflowCalls {

  static final String LONG_LIST = "list of 5000";

  private static final String BODY = "{\"name\":\"bench\",\"description\":\"a model\"}";
  private static final List<Integer> LISTS = List.of(20, 500, 5_000);

  /** As large as a model of a real registry: 5,000 of them are 3 MB. */
  private static final String MODEL =
      "{\"id\":\"1\",\"name\":\"bench\",\"description\":\"%s\",\"owner\":\"ana\",\"state\":\"LIVE\","
          + "\"createTimeSinceEpoch\":\"1795412576294\",\"lastUpdateTimeSinceEpoch\":\"1795412576294\","
          + "\"customProperties\":{%s}}";

  private KubeflowCalls() {}

  /** How a call reaches the registry. */
  enum Way {
    ROUTE("/api/v1/model_registry/model-registry/registered_models", "{\"data\":" + BODY + "}"),
    GATEWAY("/api/bench/model_registry/v1alpha3/registered_models", BODY);

    private final String models;
    private final String body;

    Way(String models, String body) {
      this.models = models;
      this.body = body;
    }
  }

  /**
   * One kind of request.
   *
   * @param path below the collection of models, with its query
   */
  record Call(String name, String method, String path) {

    /** To our own route comes the namespace, which the registry would not know. */
    String target(Way way) {
      String space = (path.contains("?") ? "&" : "?") + "namespace=kubeflow";
      return way.models + path + (way == Way.ROUTE ? space : "");
    }

    /**
     * What wrk has to be told.
     *
     * @param directory for its script
     */
    List<String> arguments(Way way, int port, Path directory) throws IOException {
      String url = "http://127.0.0.1:" + port + target(way);
      if (method.equals("GET")) {
        return List.of(url);
      }
      Path script = directory.resolve(way + "-" + method + ".lua");
      Files.writeString(
          script,
          """
          wrk.method = "%s"
          wrk.body = '%s'
          wrk.headers["Content-Type"] = "application/json"
          """
              .formatted(method, way.body));
      return List.of("-s", script.toString(), url);
    }
  }

  static List<Call> all() {
    List<Call> calls = new ArrayList<>();
    LISTS.forEach(size -> calls.add(new Call("list of " + size, "GET", "?pageSize=" + size)));
    calls.add(new Call("get", "GET", "/1"));
    calls.add(new Call("create", "POST", ""));
    calls.add(new Call("PATCH", "PATCH", "/1"));
    return calls;
  }

  static String model() {
    String property =
        "\"property-%d\":{\"metadataType\":\"MetadataStringValue\",\"string_value\":\"a value\"}";
    List<String> properties = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      properties.add(property.formatted(i));
    }
    return MODEL.formatted("What it is good for. ".repeat(3), String.join(",", properties));
  }

  /** The lists, and the one that the health check asks for. */
  static void writeLists(Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Integer> sizes = new ArrayList<>(LISTS);
    sizes.add(1);
    for (int size : sizes) {
      String items = String.join(",", Collections.nCopies(size, model()));
      Files.writeString(
          directory.resolve(size + ".json"),
          "{\"items\":[%s],\"nextPageToken\":\"\",\"pageSize\":%d,\"size\":%d}"
              .formatted(items, size, size));
    }
  }
}
