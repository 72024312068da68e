package dev.atrium.bff.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.net.httpserver.HttpExchange;
import dev.atrium.bff.kubeflow.KubeflowRoute.Guard;
import dev.atrium.kubernetes.AccessRequest;
import dev.atrium.kubernetes.FakeApiServer;
import dev.atrium.kubernetes.FakeApiServer.Behaviour;
import dev.atrium.testing.BrokenRegistry;
import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.ClusteredServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of Kubeflow's backend, below both roots, for callers who are not known or may not,
 * and while the cluster does not say. What somebody gets who may is in {@link
 * KubeflowInAClusterIT}.
 */
class KubeflowRefusalsIT {

  private static final List<String> ROOTS = List.of("/api/v1", "/model-registry/api/v1");
  private static final List<KubeflowRoute> ROUTES = KubeflowRoute.all("one", "team");

  /** The specification's own, which Kubeflow's backend does not have. */
  private static final Pattern OTHER_ROUTES =
      Pattern.compile("/(models|model_versions|model_artifacts|health)(/.*)?");

  private static BrokenRegistry registry;
  private static ClusteredServer clustered;
  private static CheckedApi api;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    registry = BrokenRegistry.start();
    clustered =
        ClusteredServer.inPod(
            "kubeflow-refusals",
            Map.of(
                "AUTH_MODE", "internal",
                "ATRIUM_SECURITY_TRUSTED_PEERS", "127.0.0.1",
                "ATRIUM_SECURITY_AUTHORIZATION", "kubernetes",
                "ATRIUM_REGISTRY_NAMESPACE", "team"));
    api = clustered.api();
    cluster()
        .objects()
        .put(
            "services",
            """
            {"metadata": {"name": "one", "namespace": "team", "labels": {"component": "model-registry"}},
             "spec": {"clusterIP": "127.0.0.1", "ports": [{"name": "http-api", "port": %d}]}}"""
                .formatted(registry.address().getPort()));
    // What is loaded with the first question is not what the deadlines are for.
    ask("nobody", "/api/v1", ROUTES.get(0));
  }

  @AfterAll
  static void stop() throws IOException {
    clustered.close();
    registry.close();
  }

  @AfterEach
  void behaveAgain() {
    cluster().behave("");
    assertThat(registry.requests()).isEmpty();
  }

  /** A route that somebody adds has to be added to the table, and so to the tests below. */
  @Test
  void theTableHasEveryRouteBelowBothRoots() throws IOException {
    for (String root : ROOTS) {
      Pattern line = Pattern.compile("([A-Z]+) +" + root + "(/\\S+) .*");
      assertThat(golden().lines().map(line::matcher))
          .filteredOn(found -> found.matches() && !OTHER_ROUTES.matcher(found.group(2)).matches())
          .extracting(found -> found.group(1) + " " + found.group(2))
          .containsExactlyInAnyOrderElementsOf(
              ROUTES.stream().map(KubeflowRoute::template).toList());
    }
  }

  @Test
  void noRouteAnswersWithoutAnIdentity() throws IOException, InterruptedException {
    cluster().forgetCounts();

    for (String root : ROOTS) {
      for (KubeflowRoute route : ROUTES) {
        assertIsUnknown(route, ask("", root, route));
        HttpRequest.Builder options =
            api.request(root + route.path()).method("OPTIONS", BodyPublishers.noBody());
        // The document describes no such answers.
        assertIsUnknown(route, new Answer(clustered.server().application().send(options), 0));
      }
    }
    assertThat(cluster().count("")).isZero();
  }

  private static void assertIsUnknown(KubeflowRoute route, Answer answer) {
    assertThat(answer.body())
        .as(route.toString())
        .isEqualTo(error(401, "missing required kubeflow-userid header"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Gateway realm=\"atrium\"");
  }

  /** T16. */
  @Test
  void noRouteAnswersWhomTheClusterDoesNotAllow() throws IOException, InterruptedException {
    cluster().access().grant("dora", AccessRequest.getService("team", "other"));

    for (String root : ROOTS) {
      for (KubeflowRoute route : ROUTES) {
        if (route.guard() == Guard.CALLER) {
          ask("dora", root, route).assertIs(403, error(403, "Access forbidden"));
        }
      }
      // Nor is she told which registries there are.
      api.send(
              "GET",
              root + "/model_registry/none/artifacts?namespace=team",
              "kubeflow-userid",
              "dora")
          .assertIs(403, error(403, "Access forbidden"));
    }
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("500", cluster -> FakeApiServer.status(500)),
        failure("503", cluster -> FakeApiServer.status(503)),
        failure("429", cluster -> FakeApiServer.tooMany("1")),
        failure("no JSON", cluster -> FakeApiServer.text("<html>")),
        failure("connection ends", cluster -> HttpExchange::close),
        failure("hangs", FakeApiServer::hanging));
  }

  /** Each with a user of its own: an answer that comes late is known for some seconds. */
  private static Arguments failure(String name, Function<FakeApiServer, Behaviour> behaviour) {
    return argumentSet(name, "carl-" + name.replace(' ', '-'), behaviour);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void noRouteThatAsksAnswersWhileTheClusterDoesNotSay(
      String user, Function<FakeApiServer, Behaviour> failure) throws Exception {
    cluster().behave("", failure.apply(cluster()));
    ExecutorService callers = Executors.newFixedThreadPool(10);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (String root : ROOTS) {
        for (KubeflowRoute route : ROUTES) {
          answers.add(callers.submit(() -> ask(user, root, route)));
        }
      }
      for (int i = 0; i < answers.size(); i++) {
        KubeflowRoute route = ROUTES.get(i % ROUTES.size());
        Answer answer = answers.get(i).get();
        if (route.guard() == Guard.NOTHING) {
          answer.assertIs(200, "{\"data\":[]}");
        } else {
          assertThat(answer.body())
              .as(route.toString())
              .isEqualTo(error(503, "the service is not available, try again later"));
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static FakeApiServer cluster() {
    return clustered.cluster();
  }

  private static String golden() throws IOException {
    try (InputStream in = FakeApiServer.class.getResourceAsStream("/dev/atrium/routes.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Answer ask(String caller, String root, KubeflowRoute route)
      throws IOException, InterruptedException {
    return route.ask(api, root, "kubeflow-userid", caller);
  }

  private static String error(int status, String message) {
    return "{\"error\":{\"code\":\"%d\",\"message\":\"%s\"}}".formatted(status, message);
  }
}
