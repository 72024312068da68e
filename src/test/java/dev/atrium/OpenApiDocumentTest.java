package dev.atrium;

import static dev.atrium.registry.EntityKind.DOC_ARTIFACT;
import static dev.atrium.registry.EntityKind.MODEL_ARTIFACT;
import static dev.atrium.registry.EntityKind.MODEL_VERSION;
import static dev.atrium.registry.EntityKind.REGISTERED_MODEL;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import dev.atrium.testing.OpenApiDocument;
import dev.atrium.testing.OpenApiDocument.Operation;
import dev.atrium.testing.OpenApiExamples;
import dev.atrium.testing.OpenApiExamples.Example;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class OpenApiDocumentTest {

  /** Servlets are no routes with a method each. */
  private static final Set<String> PROBES =
      Set.of("GET /health", "GET /health/live", "GET /health/ready", "GET /health/started");

  private static final String PREFIXED = " /model-registry/api/v1/";

  private static final Pattern ROUTE =
      Pattern.compile("(GET|POST|PUT|PATCH|DELETE)\\s+(.*?)\\s+\\[[^]]*]\\s+\\S+");

  private static final Pattern TEMPLATE = Pattern.compile("\\{(\\w+): *([^{}]*)}");

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.ofProduct();

  private static final OpenApiExamples EXAMPLES = new OpenApiExamples(DOCUMENT);

  @Test
  void describesWhatIsServedAndNothingElse() {
    Set<String> served = new TreeSet<>(PROBES);
    new Routes(ProductClasses.all())
        .lines()
        .forEach(line -> operation(line).ifPresent(served::add));
    served.removeIf(operation -> operation.contains(PREFIXED));

    assertThat(DOCUMENT.operations())
        .map(Operation::toString)
        .containsExactlyInAnyOrderElementsOf(served);
  }

  @Test
  void everythingBelowTheRootIsServedUnderThePrefixOfThePageToo() {
    List<String> served =
        new Routes(ProductClasses.all())
            .lines().stream().flatMap(line -> operation(line).stream()).toList();
    List<String> prefixed =
        served.stream()
            .filter(operation -> operation.contains(PREFIXED))
            .map(operation -> operation.replace(PREFIXED, " /api/v1/"))
            .toList();

    assertThat(prefixed)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            served.stream().filter(operation -> operation.contains(" /api/v1/")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      textBlock =
          """
          GET     /api/{v: v1|v2}/th/{id}  [PermitAll]      Things#one > GET /api/{v}/th/{id}
          GET     /probe{below: (/.*)?}    [PermitAll]      Probe#all  > GET /probe
          PATCH   /things                  [keeper, owner]  Things#set > PATCH /things
          """)
  void readsTheOperationOutOfARoute(String line, String operation) {
    assertThat(operation(line)).hasValue(operation);
  }

  @Test
  void seesNoOperationInAFilter() {
    assertThat(operation("FILTER  /*   [every request]      AnyFilter")).isEmpty();
  }

  /** A template loses its regular expression, and all of itself where it may match nothing. */
  private static Optional<String> operation(String route) {
    Matcher matcher = ROUTE.matcher(route);
    return matcher.matches()
        ? Optional.of(matcher.group(1) + " " + withoutExpressions(matcher.group(2)))
        : Optional.empty();
  }

  private static String withoutExpressions(String path) {
    return TEMPLATE
        .matcher(path)
        .replaceAll(match -> "".matches(match.group(2)) ? "" : "{" + match.group(1) + "}");
  }

  /** A comma in a text without quotes makes the rest of it a member without a value. */
  @Test
  void nothingIsNull() {
    assertThat(DOCUMENT.root().toString()).doesNotContainPattern("[:\\[]null[,}\\]]");
  }

  @Test
  void everyExampleIsValid() {
    assertThat(EXAMPLES.all()).flatMap(EXAMPLES::complaints).isEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(DOCUMENT.root().findValues("$ref"))
        .map(reference -> DOCUMENT.root().at(reference.asString().substring(1)))
        .isNotEmpty()
        .noneMatch(JsonNode::isMissingNode);
  }

  @Test
  void everyComponentIsReferredTo() {
    Set<String> references =
        DOCUMENT.root().findValues("$ref").stream().map(JsonNode::asString).collect(toSet());
    Set<String> components = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : DOCUMENT.root().get("components").properties()) {
      for (String name : kind.getValue().propertyNames()) {
        components.add("#/components/" + kind.getKey() + "/" + name);
      }
    }
    // Schemes are referred to by their names alone.
    DOCUMENT
        .root()
        .get("security")
        .forEach(
            way ->
                way.propertyNames()
                    .forEach(name -> references.add("#/components/securitySchemes/" + name)));
    assertThat(references).containsAll(components);
  }

  /**
   * What the routes require is what clients are told. A route that requires nothing may refuse as
   * well, when the cluster knows the caller better.
   */
  @Test
  void whoIsRefusedIsWhoMustBeKnown() {
    Set<String> guarded = new TreeSet<>();
    for (String line : new Routes(ProductClasses.all()).lines()) {
      if (line.contains("_MODELS:")) {
        operation(line).ifPresent(guarded::add);
      }
    }
    for (Operation operation : DOCUMENT.operations()) {
      boolean isGuarded = guarded.contains(operation.toString());
      Collection<String> statuses = operation.responses().propertyNames();
      if (isGuarded) {
        assertThat(statuses).as("%s", operation).contains("401", "403", "503");
      }
      assertThat(operation.node().has("security")).as("%s", operation).isEqualTo(!isGuarded);
    }
  }

  @Test
  void everyOperationHasASummaryAndAnIdOfItsOwn() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation -> assertThat(operation.node().path("summary").asString()).isNotBlank())
        .map(operation -> operation.node().get("operationId").asString())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyOperationHasASuccessWithAnExampleAndAFailure() {
    assertThat(DOCUMENT.operations())
        .allSatisfy(
            operation -> {
              Collection<String> statuses = operation.responses().propertyNames();
              assertThat(statuses).as("%s", operation).anyMatch(status -> status.startsWith("2"));
              assertThat(statuses).as("%s", operation).anyMatch(status -> status.matches("[45].."));
            });
  }

  @Test
  void everyBodyHasAnExample() {
    assertThat(DOCUMENT.root().findValues("content"))
        .isNotEmpty()
        .flatMap(content -> content.valueStream().toList())
        .allSatisfy(media -> assertThat(EXAMPLES.of(media)).isNotEmpty());
  }

  @Test
  void everyAnswerNamesTheRequest() {
    for (Operation operation : DOCUMENT.operations()) {
      assertThat(operation.responses().valueStream().map(DOCUMENT::resolved))
          .as("%s", operation)
          .allMatch(answer -> answer.path("headers").has("X-Request-Id"));
    }
  }

  @Test
  void everyParameterOfAPathIsDescribed() {
    for (Operation operation : DOCUMENT.operations()) {
      assertThat(DOCUMENT.parameters(operation, "path"))
          .as("%s", operation)
          .containsExactlyInAnyOrderElementsOf(operation.pathParameters());
    }
  }

  @ParameterizedTest
  @MethodSource
  void schemasHaveTheFieldsOfTheEntity(String schema, Set<Field> fields) {
    assertThat(DOCUMENT.properties(schema).keySet())
        .containsExactlyInAnyOrderElementsOf(fields.stream().map(Field::wireName).toList());
  }

  static List<Arguments> schemasHaveTheFieldsOfTheEntity() {
    return List.of(
        arguments("RegisteredModel", whole(REGISTERED_MODEL)),
        arguments("RegisteredModelCreate", REGISTERED_MODEL.fields()),
        arguments("RegisteredModelReplace", whole(REGISTERED_MODEL)),
        arguments("RegisteredModelUpdate", REGISTERED_MODEL.editableFields()),
        arguments("ModelVersion", whole(MODEL_VERSION)),
        arguments("ModelVersionCreate", MODEL_VERSION.fields()),
        arguments("ModelVersionWhole", whole(MODEL_VERSION)),
        arguments("ModelVersionUpdate", MODEL_VERSION.editableFields()),
        arguments("ModelArtifact", whole(MODEL_ARTIFACT)),
        arguments("ModelArtifactCreate", MODEL_ARTIFACT.fields()),
        arguments(
            "ModelArtifactUpdate", with(MODEL_ARTIFACT.editableFields(), Field.ARTIFACT_TYPE)),
        arguments("ModelArtifactWrite", with(MODEL_ARTIFACT.fields(), Field.ID)),
        arguments("DocArtifact", whole(DOC_ARTIFACT)),
        arguments("DocArtifactWrite", with(DOC_ARTIFACT.fields(), Field.ID)));
  }

  @Test
  void whoCreatesMustGiveTheRequiredFields() {
    assertThat(required("RegisteredModelCreate")).isEqualTo(wireNames(REGISTERED_MODEL));
    assertThat(required("ModelVersionCreate")).isEqualTo(wireNames(MODEL_VERSION));
  }

  private static Set<String> required(String schema) {
    return DOCUMENT
        .root()
        .at("/components/schemas/" + schema + "/required")
        .valueStream()
        .map(JsonNode::asString)
        .collect(toSet());
  }

  private static Set<String> wireNames(EntityKind kind) {
    return kind.requiredFields().stream().map(Field::wireName).collect(toSet());
  }

  @ParameterizedTest
  @MethodSource
  void schemasHaveTheStatesOfTheEntity(String schema, EntityKind kind) {
    JsonNode states = DOCUMENT.resolved(DOCUMENT.properties(schema).get("state")).get("enum");

    assertThat(states.valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(kind.states());
  }

  static List<Arguments> schemasHaveTheStatesOfTheEntity() {
    return List.of(
        arguments("RegisteredModel", REGISTERED_MODEL),
        arguments("ModelVersion", MODEL_VERSION),
        arguments("ModelArtifact", MODEL_ARTIFACT),
        arguments("DocArtifact", DOC_ARTIFACT));
  }

  @ParameterizedTest
  @MethodSource
  void theServerCanReadTheExamplesOfRequests(String body, EntityShape shape) {
    List<Example> examples =
        EXAMPLES.of(
            DOCUMENT.root().at("/components/requestBodies/" + body + "/content").iterator().next());

    assertThat(examples)
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThatNoException()
                    .isThrownBy(
                        () ->
                            new EntityReader(shape)
                                .read(
                                    example.value().toString().getBytes(StandardCharsets.UTF_8))));
  }

  static List<Arguments> theServerCanReadTheExamplesOfRequests() {
    return List.of(
        arguments("ModelCreate", EntityShape.draftOf(REGISTERED_MODEL)),
        arguments("ModelReplace", EntityShape.wholeOf(REGISTERED_MODEL)),
        arguments("ModelUpdate", EntityShape.changesOf(REGISTERED_MODEL)),
        arguments("VersionCreate", EntityShape.draftOf(MODEL_VERSION)),
        arguments("VersionReplace", EntityShape.wholeOf(MODEL_VERSION)),
        arguments("VersionWhole", EntityShape.wholeOf(MODEL_VERSION)),
        arguments("VersionUpdate", EntityShape.changesOf(MODEL_VERSION)),
        arguments("ModelArtifactCreate", EntityShape.draftOf(MODEL_ARTIFACT)),
        arguments("ModelArtifactUpdate", EntityShape.changesOf(MODEL_ARTIFACT)),
        arguments("ArtifactWrite", EntityShape.anyArtifact()));
  }

  private static Set<Field> whole(EntityKind kind) {
    return with(kind.fields(), Field.ID, Field.CREATE_TIME, Field.LAST_UPDATE_TIME);
  }

  private static Set<Field> with(Set<Field> fields, Field... more) {
    Set<Field> all = EnumSet.copyOf(fields);
    all.addAll(List.of(more));
    return all;
  }
}
