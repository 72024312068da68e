package dev.atrium.testing;

import static java.util.Objects.requireNonNull;

import dev.atrium.testing.OpenApiDocument.Operation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Compares what a server answered with what the OpenAPI document says it may answer. */
public final class OpenApiContract {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
  private static final String PAGE_PREFIX = "^/model-registry(?=/api/v1/)";
  private static final int LONGEST_ECHO = 2000;

  private final OpenApiDocument document;

  public OpenApiContract(OpenApiDocument document) {
    this.document = requireNonNull(document, "document is null");
  }

  /** The contract of the product. */
  public static OpenApiContract ofProduct() {
    return new OpenApiContract(OpenApiDocument.ofProduct());
  }

  /**
   * Passes when the document describes this answer to this request: its status, its content type
   * and its body.
   *
   * @param path as it was requested, with or without a query
   * @param contentType null when the answer has none
   * @param body null is the same as empty
   * @throws AssertionError otherwise
   */
  public void assertDescribes(
      String method, String path, int status, String contentType, String body) {
    String text = body == null ? "" : body;
    Optional<String> complaint = complaint(method, path, status, contentType, text);
    if (complaint.isPresent()) {
      throw new AssertionError(
          "%s %s answered %d %s: %s%n%s"
              .formatted(method, path, status, contentType, complaint.get(), shortened(text)));
    }
  }

  private Optional<String> complaint(
      String method, String path, int status, String contentType, String body) {
    Optional<JsonNode> response = response(method, withoutQuery(path), status);
    if (response.isEmpty()) {
      return Optional.of("the document describes no such answer to such a request");
    }
    JsonNode content = response.get().path("content");
    if (content.isMissingNode() || method.equals("HEAD")) {
      return body.isEmpty() ? Optional.empty() : Optional.of("the answer must have no body");
    }
    return contentComplaint(content, contentType, body);
  }

  /** HEAD is answered as GET; only where it is refused, it is a request like others. */
  private Optional<JsonNode> response(String method, String path, int status) {
    String described = method.equals("HEAD") ? "GET" : method;
    // Described once, served twice; but the errors that no operation describes differ.
    Optional<Operation> operation = operation(described, path.replaceFirst(PAGE_PREFIX, ""));
    Optional<JsonNode> response =
        operation
            .map(found -> found.responses().path(Integer.toString(status)))
            .filter(Predicate.not(JsonNode::isMissingNode));
    boolean mayBeOther = operation.isEmpty() || method.equals("HEAD");
    return response
        .or(() -> mayBeOther ? otherResponse(path, status) : Optional.empty())
        .map(document::resolved);
  }

  /** Of several templates that match, the one with the fewest parameters counts. */
  private Optional<Operation> operation(String method, String path) {
    return document.operations().stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> pattern(operation).matcher(path).matches())
        .min(Comparator.comparing(operation -> operation.pathParameters().size()));
  }

  private Optional<JsonNode> otherResponse(String path, int status) {
    return document
        .root()
        .path("x-other-requests")
        .valueStream()
        .filter(other -> Pattern.compile(other.get("path").asString()).matcher(path).find())
        .findFirst()
        .map(other -> other.path("responses").path(Integer.toString(status)))
        .filter(Predicate.not(JsonNode::isMissingNode));
  }

  private Pattern pattern(Operation operation) {
    JsonNode item = document.root().get("paths").get(operation.path());
    StringBuilder regex = new StringBuilder();
    Matcher matcher = PARAMETER.matcher(operation.path());
    int end = 0;
    while (matcher.find()) {
      regex.append(Pattern.quote(operation.path().substring(end, matcher.start())));
      regex.append(values(item, matcher.group(1)));
      end = matcher.end();
    }
    regex.append(Pattern.quote(operation.path().substring(end)));
    return Pattern.compile(
        item.path("x-also-below").asBoolean(false) ? regex + "(/.*)?" : regex.toString());
  }

  /** Any segment, unless the parameter has a list of values. */
  private String values(JsonNode item, String name) {
    String choice =
        item.path("parameters")
            .valueStream()
            .map(document::resolved)
            .filter(parameter -> parameter.path("name").asString("").equals(name))
            .flatMap(parameter -> parameter.path("schema").path("enum").valueStream())
            .map(value -> Pattern.quote(value.asString()))
            .collect(Collectors.joining("|"));
    return choice.isEmpty() ? "[^/]+" : "(" + choice + ")";
  }

  private Optional<String> contentComplaint(JsonNode content, String contentType, String body) {
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    JsonNode media = content.path(type.toLowerCase(Locale.ROOT));
    if (media.isMissingNode()) {
      return Optional.of("the content type must be one of " + content.propertyNames());
    }
    try {
      JsonNode instance = type.startsWith("text/") ? StringNode.valueOf(body) : JSON.readTree(body);
      List<String> complaints = document.complaints(media.get("schema"), instance);
      return complaints.isEmpty() ? Optional.empty() : Optional.of(complaints.toString());
    } catch (JacksonException e) {
      return Optional.of("the body is not JSON, " + e.getOriginalMessage());
    }
  }

  private static String withoutQuery(String path) {
    return path.replaceFirst("[?#].*", "");
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) + "..." : text;
  }
}
