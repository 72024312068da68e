package dev.atrium.testing;

import static java.util.Objects.requireNonNull;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI document as a tree, whose references are followed and whose schemas can be applied.
 */
public final class OpenApiDocument {

  private static final String RESOURCE = "/META-INF/openapi.yaml";

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode root;
  private final ObjectNode closedSchemas;
  private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

  private OpenApiDocument(JsonNode root) {
    this.root = requireNonNull(root, "root is null");
    this.closedSchemas = closed((ObjectNode) root.at("/components/schemas"));
  }

  /** The document the product serves at {@code /openapi}. */
  public static OpenApiDocument ofProduct() {
    try (InputStream yaml = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
      return of(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document written in YAML, or in JSON, which is YAML too. */
  public static OpenApiDocument of(String yaml) {
    YAMLMapper mapper =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    return new OpenApiDocument(mapper.readTree(yaml));
  }

  public JsonNode root() {
    return root;
  }

  /** What {@code node} refers to, or itself. */
  public JsonNode resolved(JsonNode node) {
    JsonNode current = node;
    while (current.has("$ref")) {
      String reference = current.get("$ref").asString();
      current = root.at(reference.substring(1));
      if (!reference.startsWith("#") || current.isMissingNode()) {
        throw new IllegalArgumentException(reference + " leads nowhere");
      }
    }
    return current;
  }

  /** In the order of the document. */
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          String method = member.getKey().toUpperCase(Locale.ROOT);
          operations.add(new Operation(method, path.getKey(), member.getValue()));
        }
      }
    }
    return operations;
  }

  /** The names of the parameters an operation has in that place, those of its path included. */
  public List<String> parameters(Operation operation, String in) {
    return Stream.of(root.get("paths").get(operation.path()), operation.node())
        .flatMap(node -> node.path("parameters").valueStream())
        .map(this::resolved)
        .filter(parameter -> parameter.get("in").asString().equals(in))
        .map(parameter -> parameter.get("name").asString())
        .toList();
  }

  /** The properties of a schema in the components, those of its parts included. */
  public Map<String, JsonNode> properties(String schema) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    collectProperties(root.at("/components/schemas/" + schema), properties);
    return properties;
  }

  private void collectProperties(JsonNode schema, Map<String, JsonNode> properties) {
    schema.path("properties").properties().forEach(p -> properties.put(p.getKey(), p.getValue()));
    schema.path("allOf").forEach(part -> collectProperties(resolved(part), properties));
  }

  /** What is wrong with {@code instance} according to {@code schema}; nothing if it is valid. */
  public List<String> complaints(JsonNode schema, JsonNode instance) {
    return compiled.computeIfAbsent(schema, this::compile).validate(instance).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode standalone = closedSchemas.objectNode();
    standalone.putArray("allOf").add(schema);
    standalone.putObject("components").set("schemas", closedSchemas);
    return SCHEMAS.getSchema(standalone);
  }

  /**
   * The schemas with every object limited to what is described. Clients are not promised that, so
   * that answers may grow; but whoever lets them grow shall say so in the document.
   */
  private static ObjectNode closed(ObjectNode schemas) {
    ObjectNode copy = schemas.deepCopy();
    for (Map.Entry<String, JsonNode> schema : copy.properties()) {
      ObjectNode node = (ObjectNode) schema.getValue();
      boolean isObject = node.path("type").asString("").equals("object");
      if (isObject && !node.has("additionalProperties") && !node.has("unevaluatedProperties")) {
        node.put("unevaluatedProperties", false);
      }
    }
    return copy;
  }

  /**
   * One method of one path.
   *
   * @param method in upper case
   * @param path the template
   */
  public record Operation(String method, String path, JsonNode node) {

    public JsonNode responses() {
      return node.path("responses");
    }

    /** The names in the template. */
    public List<String> pathParameters() {
      return PARAMETER.matcher(path).results().map(match -> match.group(1)).toList();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
