package dev.atrium.federation.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

  private static final RouteTable TABLE =
      new RouteTable(
          new ModuleReader("ns", false)
              .read(
                  """
                  [{"name": "modelRegistry", "path": "/model-registry", "target": "http://x"},
                   {"name": "outer", "path": "/a", "target": "http://x"},
                   {"name": "inner", "path": "/a/b", "target": "http://x"},
                   {"name": "off", "path": "/off", "target": "http://x", "enabled": false},
                   {"name": "perses", "proxyService": [{"path": "/perses/api", "service": {"name": "p", "port": 1}}]}]
                  """)
              .modules());

  @ParameterizedTest
  @CsvSource({
    "/api/model-registry/v1/models, modelRegistry, /api/v1/models",
    "/model-registry/api/v1/models, modelRegistry, /api/v1/models",
    "/api/model-registry, modelRegistry, /api",
    "/api/model-registry/, modelRegistry, /api/",
    "/model-registry, modelRegistry, /",
    "/model-registry/, modelRegistry, /",
    "/model-registry/x.js, modelRegistry, /x.js",
    "/model-registry/api.js, modelRegistry, /api.js",
    "/api/model-registry/a/api/model-registry/b, modelRegistry, /api/a/api/model-registry/b",
    "/a/b/x, inner, /x",
    "/a/bx, outer, /bx",
    "/a/b/api/x, inner, /api/x",
    "/perses/api/x, perses, /x"
  })
  void takesTheLongestPrefixOfWholeSegmentsAndOnlyInFront(
      String path, String module, String upstream) {
    Route route = TABLE.route(path).orElseThrow();
    assertThat(route.module().name()).isEqualTo(module);
    assertThat(route.upstreamPath(path)).isEqualTo(upstream);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/model-registry-evil/x",
        "/api/model-registryX",
        "/api/model-registry-evil",
        "/off",
        "/off/x",
        "/perses",
        "/",
        "/api",
        "/Model-Registry",
        "/%6dodel-registry"
      })
  void leavesOtherPathsToOthers(String path) {
    assertThat(TABLE.route(path)).isEmpty();
  }

  @Test
  void aModuleThatIsSwitchedOffIsNotToldFromNone() {
    assertThat(TABLE.enabled("off")).isEmpty();
    assertThat(TABLE.enabled("nope")).isEmpty();
    assertThat(TABLE.enabled("outer")).isPresent();
    assertThat(TABLE.modules()).hasSize(5);
  }

  @Test
  void knowsWhoseAPathIs() {
    assertThat(TABLE.ownerOf("/_mf/x")).isEqualTo("/_mf");
    assertThat(TABLE.ownerOf("/_mfx")).isEmpty();
    assertThat(TABLE.ownerOf("/a/b/c")).isEqualTo("/a/b");
    assertThat(TABLE.owns("/api/extensions")).isTrue();
    assertThat(TABLE.owns("/api/v1/models")).isFalse();
  }
}
