package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.registry.json.EntityReader;
import dev.atrium.registry.json.EntityShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** A registry, and what the tests of its contract put into it and take out again. */
public abstract class RegistryUnderTest {

  protected static final EntityCollection MODELS = EntityCollection.REGISTERED_MODELS;
  protected static final EntityCollection VERSIONS = EntityCollection.MODEL_VERSIONS;
  protected static final EntityCollection ARTIFACTS = EntityCollection.ARTIFACTS;
  protected static final EntityCollection MODEL_ARTIFACTS = EntityCollection.MODEL_ARTIFACTS;

  /** The registry under test; the same one for all tests of a class. */
  protected abstract ModelRegistry registry();

  protected static String unique(String prefix) {
    return prefix + "-" + UUID.randomUUID();
  }

  protected static EntityDraft model(String name) {
    return new EntityDraft(
        EntityKind.REGISTERED_MODEL, FieldValues.builder().text(Field.NAME, name).build());
  }

  protected static EntityDraft version(EntityId model, String name) {
    return new EntityDraft(
        EntityKind.MODEL_VERSION,
        FieldValues.builder()
            .text(Field.NAME, name)
            .text(Field.REGISTERED_MODEL_ID, model.toString())
            .build());
  }

  protected static EntityDraft scored(EntityId model, String name, double accuracy) {
    EntityDraft draft = version(model, name);
    FieldValues score =
        FieldValues.builder()
            .customProperties(Map.of("accuracy", new DoubleValue(accuracy)))
            .build();
    return new EntityDraft(draft.kind(), draft.values().with(score));
  }

  protected static EntityDraft modelArtifact(String name) {
    return artifact(EntityKind.MODEL_ARTIFACT, name);
  }

  protected static EntityDraft docArtifact(String name) {
    return artifact(EntityKind.DOC_ARTIFACT, name);
  }

  protected static EntityDraft artifact(EntityKind kind, String name) {
    return new EntityDraft(
        kind,
        FieldValues.builder()
            .text(Field.NAME, name)
            .text(Field.ARTIFACT_TYPE, kind.artifactType())
            .text(Field.URI, "s3://bucket/" + name)
            .build());
  }

  protected static EntityDraft with(EntityDraft draft, Field field, String value) {
    return new EntityDraft(draft.kind(), draft.values().toBuilder().text(field, value).build());
  }

  protected EntityId newModel() {
    return registry().create(model(unique("model"))).id();
  }

  protected EntityId newVersion() {
    return registry().create(version(newModel(), "v1")).id();
  }

  protected Map<String, PropertyValue> properties(EntityId model) {
    return answered(EntityKind.REGISTERED_MODEL, registry().get(MODELS, model))
        .customProperties()
        .orElseThrow();
  }

  protected static FieldValues answered(EntityKind kind, EntityDocument document) {
    return new EntityReader(EntityShape.answerOf(kind)).read(document.json());
  }

  protected static long updateTime(EntityDocument document) {
    return Long.parseLong(
        answered(EntityKind.REGISTERED_MODEL, document).text(Field.LAST_UPDATE_TIME).orElseThrow());
  }

  protected static String text(EntityDocument document) {
    return new String(document.json(), StandardCharsets.UTF_8);
  }

  protected EntityPage.End page(EntityId model, Paging paging) throws IOException {
    try (EntityPage page = registry().list(VERSIONS, ListQuery.all(paging).below(model))) {
      return page.writeItems(new ByteArrayOutputStream());
    }
  }

  protected List<Integer> walk(EntityId model, Paging paging) throws IOException {
    List<Integer> ids = new ArrayList<>();
    String token = "";
    do {
      token = readPage(VERSIONS, ListQuery.all(paging.from(token)).below(model), ids);
    } while (!token.isEmpty());
    return ids;
  }

  protected List<Integer> ids(EntityCollection collection, ListQuery query) throws IOException {
    List<Integer> ids = new ArrayList<>();
    assertThat(readPage(collection, query, ids)).isEmpty();
    return ids;
  }

  private String readPage(EntityCollection collection, ListQuery query, List<Integer> ids)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EntityPage.End end;
    try (EntityPage page = registry().list(collection, query)) {
      end = page.writeItems(out);
    }
    // Only the entity itself has a member "id"; ids of others have longer names.
    var matcher =
        Pattern.compile("\"id\":\"(\\d+)\"").matcher(out.toString(StandardCharsets.UTF_8));
    int found = 0;
    while (matcher.find()) {
      ids.add(Integer.valueOf(matcher.group(1)));
      found++;
    }
    assertThat(end.size()).isEqualTo(found);
    return end.nextPageToken();
  }

  protected static void assertReason(Reason reason, Callable<?> call) {
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(call::call)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  protected static void assertFails(Reason reason, String message, Callable<?> call) {
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(call::call)
        .withMessage(message)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
