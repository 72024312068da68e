package dev.atrium.testing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds every example in an OpenAPI document together with the schema it illustrates. */
public final class OpenApiExamples {

  /** Members whose inside is data and no part of the document. */
  private static final Set<String> DATA = Set.of("default", "enum", "example", "examples");

  private final OpenApiDocument document;

  public OpenApiExamples(OpenApiDocument document) {
    this.document = requireNonNull(document, "document is null");
  }

  /** Those of bodies, parameters, headers and schemas, wherever they are. */
  public List<Example> all() {
    List<Example> examples = new ArrayList<>();
    collect(document.root(), examples);
    return examples;
  }

  /** Those of one body, parameter or header, or of one schema. */
  public List<Example> of(JsonNode node) {
    JsonNode schema = node.has("schema") ? node.get("schema") : node;
    JsonNode many = node.path("examples");
    Stream<JsonNode> values =
        many.isObject()
            ? many.valueStream().map(document::resolved).map(example -> example.get("value"))
            : many.valueStream();
    Stream<JsonNode> single =
        Stream.of("example", "default").filter(node::has).map(name -> node.get(name));
    return Stream.concat(values, single).map(value -> new Example(schema, value)).toList();
  }

  /** What is wrong with an example; nothing if it is valid. */
  public List<String> complaints(Example example) {
    return document.complaints(example.schema(), example.value()).stream()
        .map(complaint -> example.value() + ": " + complaint)
        .toList();
  }

  private void collect(JsonNode node, List<Example> examples) {
    if (node.isObject() && !isCatalogue(node)) {
      examples.addAll(of(node));
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        if (!DATA.contains(member.getKey())) {
          collect(member.getValue(), examples);
        }
      }
    } else {
      node.forEach(element -> collect(element, examples));
    }
  }

  /** The shared examples are met again where they are referred to, with a schema. */
  @SuppressWarnings("ReferenceEquality") // This node, not one that looks the same.
  private boolean isCatalogue(JsonNode node) {
    return node.equals(document.root().path("components"));
  }

  /**
   * A value and what it must be valid against.
   *
   * @param schema as it is in the document, perhaps a reference
   */
  public record Example(JsonNode schema, JsonNode value) {}
}
