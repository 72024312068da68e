package dev.atrium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** T42: the rights that the manifests give to the application. */
class RightsManifestTest {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path BASE = Path.of("kubernetes", "base");

  /** A row of the table of rights: verbs, resource, API group unless it is the core group. */
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\|[^|]+\\| (?<verbs>`[a-z`, ]+`) \\| `(?<resource>[a-z]+)`"
              + "(?: \\(`(?<group>[a-z0-9.]+)`\\))? \\|");

  private record Right(String group, String resource, Set<String> verbs) {}

  @Test
  void areThoseOfTheReviewsAndListsAndNoOthers() throws IOException {
    assertThat(rights())
        .containsExactlyInAnyOrder(
            new Right("authorization.k8s.io", "subjectaccessreviews", Set.of("create")),
            new Right("authentication.k8s.io", "tokenreviews", Set.of("create")),
            new Right("", "services", Set.of("list", "watch")),
            new Right("discovery.k8s.io", "endpointslices", Set.of("list", "watch")),
            new Right("", "namespaces", Set.of("list", "watch")),
            new Right("rbac.authorization.k8s.io", "clusterrolebindings", Set.of("list", "watch")));
  }

  @Test
  void areThoseOfTheDocument() throws IOException {
    Matcher row = ROW.matcher(Files.readString(Path.of("docs", "kubernetes.md")));
    List<Right> documented = new ArrayList<>();
    while (row.find()) {
      documented.add(
          new Right(
              row.group("group") == null ? "" : row.group("group"),
              row.group("resource"),
              new TreeSet<>(List.of(row.group("verbs").replace("`", "").split(", ")))));
    }

    assertThat(rights()).containsExactlyInAnyOrderElementsOf(documented);
  }

  @Test
  void areGivenToTheServiceAccountOfTheApplicationOnly() throws IOException {
    JsonNode account = only("ServiceAccount");
    JsonNode binding = only("ClusterRoleBinding");

    assertThat(binding.at("/roleRef/kind").asString()).isEqualTo("ClusterRole");
    assertThat(binding.at("/roleRef/name")).isEqualTo(only("ClusterRole").at("/metadata/name"));
    assertThat(binding.path("subjects")).hasSize(1);
    JsonNode subject = binding.at("/subjects/0");
    assertThat(subject.path("kind").asString()).isEqualTo("ServiceAccount");
    assertThat(subject.path("name")).isEqualTo(account.at("/metadata/name"));
    assertThat(subject.path("namespace")).isEqualTo(kustomization().path("namespace"));
  }

  /** A manifest that is not named is not applied, and nobody is told. */
  @Test
  void areNamedInTheKustomization() throws IOException {
    assertThat(kustomization().path("resources").valueStream().map(JsonNode::asString))
        .contains("rbac.yaml");
  }

  private static List<Right> rights() throws IOException {
    List<Right> rights = new ArrayList<>();
    for (JsonNode rule : only("ClusterRole").path("rules")) {
      assertThat(rule.propertyNames()).containsOnly("apiGroups", "resources", "verbs");
      for (String group : texts(rule.path("apiGroups"))) {
        for (String resource : texts(rule.path("resources"))) {
          rights.add(new Right(group, resource, texts(rule.path("verbs"))));
        }
      }
    }
    return rights;
  }

  private static JsonNode only(String kind) throws IOException {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(Files.readString(BASE.resolve("rbac.yaml")))) {
      List<JsonNode> found =
          documents.readAll().stream()
              .filter(document -> document.path("kind").asString().equals(kind))
              .toList();
      assertThat(found).as(kind).hasSize(1);
      return found.get(0);
    }
  }

  private static JsonNode kustomization() throws IOException {
    return YAML.readTree(Files.readString(BASE.resolve("kustomization.yaml")));
  }

  private static Set<String> texts(JsonNode array) {
    Set<String> texts = new TreeSet<>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }
}
