package dev.atrium.bff.kubeflow;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;

/**
 * A route of Kubeflow's backend, and a request that it takes.
 *
 * @param template method and path below {@code /api/v1}, as the routes declare them
 * @param path below {@code /api/v1}, with its query
 * @param body null for methods that take none
 * @param guard what the cluster is asked before there is an answer
 */
record KubeflowRoute(String template, String path, String body, Guard guard) {

  /** What a route asks the cluster. */
  enum Guard {
    /** Whether the caller may. */
    CALLER,
    /** Something that the answer is made of. */
    ANSWER,
    NOTHING
  }

  /** Every one that there is (contract: section 2), of a registry in a namespace. */
  static List<KubeflowRoute> all(String registry, String namespace) {
    String question =
        "{\"data\":{\"namespace\":\"%s\",\"registryName\":\"%s\",\"registryNamespace\":\"%1$s\"}}"
            .formatted(namespace, registry);
    String query = "?namespace=" + namespace;
    return Stream.concat(
            RegistryRoute.ALL.stream()
                .map(
                    route ->
                        new KubeflowRoute(
                            route.method()
                                + " /model_registry/{mr}"
                                + route.path().replaceFirst("/1(/|$)", "/{id}$1"),
                            "/model_registry/" + registry + route.path() + query,
                            route.body(),
                            Guard.CALLER)),
            Stream.of(
                get("/model_registry", query, Guard.CALLER),
                new KubeflowRoute(
                    "POST /check-namespace-registry-access",
                    "/check-namespace-registry-access",
                    question,
                    Guard.ANSWER),
                get("/user", "", Guard.ANSWER),
                get("/namespaces", "", Guard.ANSWER),
                get("/groups", "", Guard.NOTHING),
                get("/settings/groups", "", Guard.NOTHING)))
        .toList();
  }

  /**
   * Asks it.
   *
   * @param root before the path
   * @param identity what the header says that tells who asks; nothing is said when it is empty
   */
  Answer ask(CheckedApi api, String root, String header, String identity)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = api.request(root + path);
    if (!identity.isEmpty()) {
      request.header(header, identity);
    }
    if (body != null) {
      request
          .header("Content-Type", "application/json")
          .method(method(), BodyPublishers.ofString(body));
    }
    return api.send(request);
  }

  String method() {
    return template.split(" ", 2)[0];
  }

  private static KubeflowRoute get(String path, String query, Guard guard) {
    return new KubeflowRoute("GET " + path, path + query, null, guard);
  }

  @Override
  public String toString() {
    return method() + " " + path;
  }
}
