package dev.atrium.federation.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.atrium.federation.module.FederatedModule.Assets;
import dev.atrium.federation.module.FederatedModule.Container;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleReaderTest {

  private static final ModuleReader IN_CLUSTER = new ModuleReader("opendatahub", false);
  private static final Target.Remote DASHBOARD_8043 =
      new Target.Remote("https", "odh-dashboard.opendatahub.svc.cluster.local", 8043, "");

  @Test
  void readsTheOlderForm() {
    assertThat(
            only(
                """
                [{"name": "modelRegistry", "remoteEntry": "/remoteEntry.js", "authorize": true,
                  "tls": true, "proxy": [{"path": "/model-registry/api", "pathRewrite": "/api"}],
                  "local": {"host": "localhost", "port": 9100},
                  "service": {"name": "odh-dashboard", "port": 8043}}]
                """))
        .isEqualTo(
            new FederatedModule(
                "modelRegistry",
                "modelRegistry",
                new Container("./ModelRegistry", false, false),
                true,
                Optional.of("/model-registry"),
                Optional.of(new Assets(DASHBOARD_8043, "/remoteEntry.js")),
                List.of(
                    new ApiRoute(
                        "/model-registry/api", "/api", DASHBOARD_8043, true, Map.of(), Set.of())),
                List.of("/health", "/healthcheck", "/api/v1/health")));
  }

  @Test
  void readsTheNewerForm() {
    FederatedModule module =
        only(
            """
            [{"name": "mlflowEmbedded",
              "backend": {"remoteEntry": "/mlflow/static-files/federated/remoteEntry.js",
                "localService": {"port": 9300}, "service": {"name": "mlflow", "namespace": "ns", "port": 8443}},
              "proxyService": [{"path": "/mlflow", "pathRewrite": "/mlflow", "authorize": true, "tls": false,
                "headers": {"X-Workspace": "a"}, "service": {"name": "mlflow", "namespace": "ns", "port": 5001}}]}]
            """);

    Target api = new Target.Remote("http", "mlflow.ns.svc.cluster.local", 5001, "");
    assertThat(module.assets())
        .contains(
            new Assets(
                new Target.Remote("https", "mlflow.ns.svc.cluster.local", 8443, ""),
                "/mlflow/static-files/federated/remoteEntry.js"));
    assertThat(module.apis())
        .containsExactly(
            new ApiRoute("/mlflow", "/mlflow", api, true, Map.of("X-Workspace", "a"), Set.of()));
    assertThat(module.path()).contains("/mlflow-embedded");
  }

  @Test
  void readsBothFormsInOneList() {
    ModuleList list =
        IN_CLUSTER.read(
            """
            [{"name": "genAi", "remoteEntry": "/remoteEntry.js", "service": {"name": "a", "port": 8143}},
             {"name": "maas", "backend": {"remoteEntry": "/remoteEntry.js", "service": {"name": "b", "port": 8243}}}]
            """);

    assertThat(list.refusals()).isEmpty();
    assertThat(list.modules()).extracting(FederatedModule::name).containsExactly("genAi", "maas");
  }

  @Test
  void anInterfaceWithoutFilesIsNoRemote() {
    FederatedModule perses =
        only(
            """
            [{"name": "perses", "proxyService": [{"path": "/perses/api", "pathRewrite": "", "tls": false,
              "service": {"name": "data-science-perses", "namespace": "redhat-ods-monitoring", "port": 8080}}]}]
            """);

    assertThat(perses.assets()).isEmpty();
    assertThat(perses.path()).isEmpty();
    assertThat(perses.apis().get(0).rewrite()).isEmpty();
    assertThat(perses.apis().get(0).target())
        .isEqualTo(
            new Target.Remote(
                "http", "data-science-perses.redhat-ods-monitoring.svc.cluster.local", 8080, ""));
  }

  @Test
  void aModuleMayHaveNoInterfaceAndSeveral() {
    assertThat(
            only("""
                    [{"name": "mlflowEmbedded", "remoteEntry": "/r.js", "service": {"name": "a", "port": 1}}]
                    """)
                .apis())
        .isEmpty();
    assertThat(
            only("""
                    [{"name": "agentOps", "remoteEntry": "/remoteEntry.js", "service": {"name": "a", "port": 8843},
                      "proxy": [{"path": "/agent-ops/api", "pathRewrite": "/api"},
                                {"path": "/agent-ops/healthcheck", "pathRewrite": "/healthcheck"}]}]
                    """)
                .apis())
        .extracting(ApiRoute::prefix)
        .containsExactly("/agent-ops/api", "/agent-ops/healthcheck");
  }

  @Test
  void theAddressForDevelopmentWinsWhereItIsPreferred() {
    String json =
        """
        [{"name": "a", "remoteEntry": "/r.js", "tls": false, "local": {}, "service": {"name": "a", "port": 8043}},
         {"name": "b", "backend": {"remoteEntry": "/r.js", "tls": false, "localService": {"host": "127.0.0.1",
           "port": 9}, "service": {"name": "b", "port": 8043}}}]
        """;
    assertThat(new ModuleReader("", true).read(json).modules())
        .extracting(module -> module.assets().orElseThrow().target())
        .containsExactly(
            new Target.Remote("http", "localhost", 8043, ""),
            new Target.Remote("http", "127.0.0.1", 9, ""));
  }

  @Test
  void aServiceWithoutNamespaceIsInOurs() {
    String json =
        "[{\"name\": \"a\", \"remoteEntry\": \"/r.js\", \"service\": {\"name\": \"s\", \"port\": 1}}]";

    assertThat(IN_CLUSTER.read(json).modules().get(0).assets().orElseThrow().target())
        .isEqualTo(new Target.Remote("https", "s.opendatahub.svc.cluster.local", 1, ""));
    assertThat(new ModuleReader("", false).read(json).refusals())
        .containsExactly(
            "module 'a' is refused: service.namespace is missing, and OC_PROJECT names no default");
  }

  @Test
  void readsOurOwnForm() {
    FederatedModule module =
        only(
            """
            [{"name": "reports", "displayName": "Reports", "path": "/reports/", "target": "http://10.1.2.3:8080/base/",
              "module": "./App", "type": "module", "routing": "absolute", "enabled": false, "healthPath": "/ok", "authorize": true, "cookies": ["theme"]}]
            """);

    Target target = new Target.Remote("http", "10.1.2.3", 8080, "/base");
    assertThat(module)
        .isEqualTo(
            new FederatedModule(
                "reports",
                "Reports",
                new Container("./App", true, true),
                false,
                Optional.of("/reports"),
                Optional.of(new Assets(target, "/remoteEntry.js")),
                List.of(
                    new ApiRoute("/api/reports", "/api", target, true, Map.of(), Set.of("theme")),
                    new ApiRoute("/reports/api", "/api", target, true, Map.of(), Set.of("theme"))),
                List.of("/ok")));
  }

  @Test
  void refusesWordsItDoesNotKnow() {
    String module = "[{\"name\": \"a\", \"path\": \"/a\", \"target\": \"http://a:1\", %s}]";

    assertThat(IN_CLUSTER.read(module.formatted("\"type\": \"esm\"")).refusals())
        .containsExactly("module 'a' is refused: type must be var or module, but is 'esm'");
    assertThat(IN_CLUSTER.read(module.formatted("\"routing\": \"hash\"")).refusals())
        .containsExactly(
            "module 'a' is refused: routing must be relative or absolute, but is 'hash'");
  }

  @Test
  void theSeedsModulesAreAtTheAddressesOfItsVariables() {
    List<FederatedModule> modules =
        ModuleReader.builtIn(Optional.empty(), Optional.of("http://serving:1"), Set.of()).modules();

    assertThat(modules)
        .extracting(FederatedModule::name, module -> module.path().orElseThrow())
        .containsExactly(
            tuple("modelRegistry", "/model-registry"), tuple("modelServing", "/model-serving"));
    assertThat(modules)
        .extracting(module -> module.assets().orElseThrow().target())
        .containsExactly(
            new Target.Remote("http", "localhost", 9000, ""),
            new Target.Remote("http", "serving", 1, ""));
    assertThat(modules).allMatch(FederatedModule::enabled);
    assertThat(
            ModuleReader.builtIn(
                    Optional.empty(), Optional.empty(), Set.of("/modules/model-registry"))
                .modules())
        .extracting(module -> module.assets().orElseThrow().target())
        .containsExactly(
            new Target.Packaged("/modules/model-registry"),
            new Target.Remote("http", "localhost", 9001, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[", "[]x", "{\"name\":\"a\"}", "nonsense", "[{]"})
  void refusesADocumentThatIsNoList(String json) {
    assertThatThrownBy(() -> IN_CLUSTER.read(json))
        .isInstanceOf(ModuleRejection.class)
        .hasMessageStartingWith("the list of modules ");
  }

  @Test
  void refusesTheBadEntryAndKeepsTheRest() {
    ModuleList list =
        IN_CLUSTER.read(
            """
            [{"name": "bad", "path": "/bad", "target": "ftp://x"}, 7, {"path": "/x", "target": "http://x"},
             {"name": "odd"}, {"name": "good", "path": "/good", "target": "http://x"}]
            """);

    assertThat(list.modules()).extracting(FederatedModule::name).containsExactly("good");
    assertThat(list.refusals())
        .containsExactly(
            "module 'bad' is refused: target must be an http or https URL without credentials,"
                + " query and fragment, or 'self'",
            "module number 2 is refused: the entry must be an object",
            "module number 3 is refused: name is missing",
            "module 'odd' is refused: it has neither remoteEntry, backend, proxyService nor path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.b",
        "a/b",
        "user@host",
        "a:80",
        "UPPER",
        "-a",
        "a-",
        "",
        "a b",
        "%41",
        "a\\u0000",
        "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg"
      })
  void refusesAServiceThatIsNone(String name) {
    assertThat(
            IN_CLUSTER
                .read(
                    """
                    [{"name": "a", "remoteEntry": "/r.js", "service": {"name": "%s", "port": 1}}]
                    """
                        .formatted(name))
                .refusals())
        .hasSize(1);
    assertThat(
            IN_CLUSTER
                .read(
                    """
                    [{"name": "a", "remoteEntry": "/r.js", "service": {"name": "a", "namespace": "%s", "port": 1}}]
                    """
                        .formatted(name.isEmpty() ? "." : name))
                .refusals())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "70000", "-1", "1.5", "\"x\"", "true", "{}"})
  void refusesAPortThatIsNone(String port) {
    assertThat(
            IN_CLUSTER
                .read(
                    "[{\"name\":\"a\",\"remoteEntry\":\"/r.js\",\"service\":{\"name\":\"a\",\"port\":"
                        + port
                        + "}}]")
                .refusals())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:pw@x/",
        "http://x/#f",
        "http://x/?q",
        "file:///etc/passwd",
        "ftp://x",
        "x",
        "http://",
        "http://x:70000",
        "http://x:0",
        "http://x/../y",
        "http://x/%2e%2e",
        "//x",
        ""
      })
  void refusesATargetThatIsNoAddressOfAModule(String target) {
    assertThat(own("a", "/a", target).refusals())
        .hasSize(1)
        .first()
        .asString()
        .doesNotContain("pw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_mf",
        "/_mf/x",
        "/v1",
        "/extensions",
        "/modules",
        "/model_registry",
        "/api",
        "/api/v1",
        "/api/extensions",
        "/health",
        "/health/x",
        "/healthcheck",
        "/metrics",
        "/openapi",
        "/oauth",
        "/dashboard_lib.bundle.js",
        "/ibm",
        "/readyz",
        "/",
        "",
        "a",
        "/a/../b",
        "/a//b",
        "/a b",
        "/a;b",
        "/%61",
        "/a?b",
        "/.well-known"
      })
  void refusesAPathThatIsNotAModules(String path) {
    assertThat(own("a", path, "http://x").refusals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_mf",
        "__proto__",
        "constructor",
        "api",
        "metrics",
        "%2e",
        "a b",
        "a/b",
        "../a",
        "<script>",
        "@odh/gen-ai"
      })
  void refusesANameThatIsNotAModules(String name) {
    assertThat(own(name, "/a", "http://x").refusals()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "host",
        "Connection",
        "Transfer-Encoding",
        "kubeflow-userid",
        "X_User_Id",
        "X-Forwarded-For",
        "Cookie",
        "Content-Length",
        "a b",
        "Impersonate-User"
      })
  void refusesAHeaderThatIsNotTheOperatorsToSet(String name) {
    assertThat(
            IN_CLUSTER
                .read(
                    "[{\"name\":\"a\",\"path\":\"/a\",\"target\":\"http://x\",\"headers\":{\""
                        + name
                        + "\":\"v\"}}]")
                .refusals())
        .hasSize(1);
  }

  @Test
  void aNameAndAPathBelongToWhoComesFirst() {
    ModuleList list =
        IN_CLUSTER.read(
            """
            [{"name": "a", "path": "/a", "target": "http://x"},
             {"name": "a", "path": "/b", "target": "http://x"},
             {"name": "c", "path": "/a", "target": "http://x"},
             {"name": "mlflow", "path": "/d", "target": "http://x"},
             {"name": "d", "remoteEntry": "/r.js", "service": {"name": "s", "port": 1}}]
            """);

    assertThat(list.modules())
        .extracting(FederatedModule::name)
        .containsExactly("a", "mlflow", "d");
    assertThat(list.modules().get(2).path()).isEmpty();
    assertThat(list.refusals())
        .containsExactly(
            "module 'a' is refused: the name is taken",
            "module 'c' is refused: path '/api/a' is taken by another",
            "module 'd' has no page of its own: path '/d' is taken by another");
  }

  @ParameterizedTest
  @CsvSource({"modelRegistry, model-registry", "genAi, gen-ai", "mlflow, mlflow", "a1B, a1-b"})
  void aPathIsTheNameWithHyphens(String name, String path) {
    assertThat(ModuleReader.hyphenated(name)).isEqualTo(path);
  }

  private static ModuleList own(String name, String path, String target) {
    return IN_CLUSTER.read(
        "[{\"name\":\"%s\",\"path\":\"%s\",\"target\":\"%s\"}]".formatted(name, path, target));
  }

  private static FederatedModule only(String json) {
    ModuleList list = IN_CLUSTER.read(json);
    assertThat(list.refusals()).isEmpty();
    assertThat(list.modules()).hasSize(1);
    return list.modules().get(0);
  }
}
