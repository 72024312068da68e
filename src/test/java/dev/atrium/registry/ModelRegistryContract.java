package dev.atrium.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.PropertyValue.BoolValue;
import dev.atrium.registry.PropertyValue.DoubleValue;
import dev.atrium.registry.PropertyValue.IntValue;
import dev.atrium.registry.PropertyValue.StringValue;
import dev.atrium.registry.PropertyValue.StructValue;
import dev.atrium.registry.RegistryException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every registry must do, wherever it lives. Adapters inherit these tests unchanged; the
 * registry may hold other entities, so tests look only at what they made.
 */
public abstract class ModelRegistryContract extends ModelRegistryListContract {

  @Test
  void keepsEveryFieldOfARegisteredModel() {
    FieldValues values =
        FieldValues.builder()
            .text(Field.NAME, unique("granite"))
            .text(Field.DESCRIPTION, "línea 1\nline 2 \"quoted\" \\ 漢字 🙂")
            .text(Field.EXTERNAL_ID, unique("ext"))
            .text(Field.OWNER, "ana")
            .text(Field.STATE, "ARCHIVED")
            .text(Field.README, "# Title\n".repeat(2000))
            .text(Field.MATURITY, "Generally Available")
            .texts(Field.LANGUAGE, List.of("en", "", "pt:br"))
            .texts(Field.TASKS, List.of())
            .text(Field.PROVIDER, "IBM")
            .text(Field.LOGO, "data:image/png;base64,AAAA")
            .text(Field.LICENSE, "Apache-2.0")
            .text(Field.LICENSE_LINK, "https://www.apache.org/licenses/LICENSE-2.0.txt")
            .text(Field.LIBRARY_NAME, "transformers")
            .customProperties(
                Map.of(
                    "int", new IntValue(-7),
                    "double", new DoubleValue(0.125),
                    "text", new StringValue("x".repeat(300)),
                    "empty", new StringValue(""),
                    "bool", new BoolValue(true),
                    "struct", new StructValue("eyJhIjpbMSwyXX0=")))
            .build();

    EntityDocument created =
        registry().create(new EntityDraft(EntityKind.REGISTERED_MODEL, values));

    assertThat(answered(EntityKind.REGISTERED_MODEL, created).only(values.fields()))
        .isEqualTo(values);
    EntityDocument found = registry().get(MODELS, created.id());
    assertThat(answered(EntityKind.REGISTERED_MODEL, found).only(values.fields()))
        .isEqualTo(values);
  }

  @Test
  void writesAbsentFieldsNotAtAllAndCustomPropertiesAlways() {
    String name = unique("bare");
    EntityDocument created = registry().create(model(name));

    String times = "\"createTimeSinceEpoch\":\"\\d+\",\"lastUpdateTimeSinceEpoch\":\"\\d+\"";
    assertThat(text(created))
        .matches(
            "\\{\"id\":\"%s\",\"name\":\"%s\",\"state\":\"LIVE\",\"customProperties\":\\{\\},%s\\}"
                .formatted(created.id(), name, times));
  }

  @Test
  void saysWhichModelIsMissing() {
    assertFails(
        Reason.NOT_FOUND,
        "no registered model found for id 999999999",
        () -> registry().get(MODELS, new EntityId(999_999_999)));
  }

  @Test
  void doesNotShowAVersionAmongModels() {
    EntityDocument version = registry().create(version(newModel(), "v1"));

    assertFails(
        Reason.NOT_FOUND,
        "no registered model found for id " + version.id(),
        () -> registry().get(MODELS, version.id()));
  }

  @Test
  void refusesASecondModelOfTheSameName() {
    String name = unique("twin");
    registry().create(model(name));

    assertFails(
        Reason.CONFLICT,
        "registered model with name " + name + " already exists",
        () -> registry().create(model(name)));
  }

  @Test
  void tellsNamesApartThatDifferInCaseOnly() {
    String name = unique("case");
    registry().create(model(name));

    assertThat(registry().create(model(name.toUpperCase(Locale.ROOT)))).isNotNull();
  }

  @Test
  void letsEachModelHaveAVersionOfTheSameName() {
    registry().create(version(newModel(), "v1"));
    EntityId other = newModel();
    registry().create(version(other, "v1"));

    assertFails(
        Reason.CONFLICT,
        "model version with name v1 already exists",
        () -> registry().create(version(other, "v1")));
  }

  @Test
  void refusesAnExternalIdThatAnyContextHas() {
    String externalId = unique("ext");
    registry().create(with(model(unique("a")), Field.EXTERNAL_ID, externalId));

    assertReason(
        Reason.CONFLICT,
        () -> registry().create(with(version(newModel(), "v"), Field.EXTERNAL_ID, externalId)));
  }

  @Test
  void refusesAVersionOfAModelThatIsNotThere() {
    assertFails(
        Reason.NOT_FOUND,
        "no registered model found for id 999999998",
        () -> registry().create(version(new EntityId(999_999_998), "v1")));
  }

  @Test
  void refusesAVersionBelowAVersion() {
    EntityDocument version = registry().create(version(newModel(), "v1"));

    assertReason(Reason.NOT_FOUND, () -> registry().create(version(version.id(), "v2")));
  }

  @Test
  void refusesANameThatIsMissing() {
    assertFails(
        Reason.INCOMPLETE,
        "required field 'name' is zero value.",
        () -> registry().create(new EntityDraft(EntityKind.REGISTERED_MODEL, FieldValues.none())));
  }

  @Test
  void takesLongNamesAndRefusesTooLongOnes() {
    String prefix = unique("n");
    registry().create(model(prefix + "x".repeat(255 - prefix.length())));
    EntityId model = newModel();
    registry().create(version(model, "v".repeat(255 - model.toString().length() - 1)));

    assertReason(Reason.REJECTED, () -> registry().create(model("x".repeat(256))));
    assertReason(
        Reason.REJECTED,
        () -> registry().create(version(model, "v".repeat(255 - model.toString().length()))));
  }

  @Test
  void hasOneWinnerWhenFiftyCreateTheSame() throws Exception {
    String name = unique("race");
    List<Callable<String>> racers =
        IntStream.range(0, 50)
            .<Callable<String>>mapToObj(
                i ->
                    () -> {
                      try {
                        registry().create(model(name));
                        return "created";
                      } catch (RegistryException e) {
                        return e.reason().name();
                      }
                    })
            .toList();
    List<String> outcomes = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(25);
    try {
      for (Future<String> outcome : pool.invokeAll(racers)) {
        outcomes.add(outcome.get());
      }
    } finally {
      pool.shutdown();
    }

    assertThat(outcomes).filteredOn("created"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("CONFLICT"::equals).hasSize(49);
  }

  @Test
  void changesOnlyWhatIsMentioned() {
    EntityId id =
        registry()
            .create(with(with(model(unique("patch")), Field.OWNER, "ana"), Field.STATE, "ARCHIVED"))
            .id();

    EntityDocument changed =
        registry().update(MODELS, id, FieldValues.builder().text(Field.DESCRIPTION, "new").build());

    FieldValues values = answered(EntityKind.REGISTERED_MODEL, changed);
    assertThat(values.text(Field.DESCRIPTION)).hasValue("new");
    assertThat(values.text(Field.OWNER)).hasValue("ana");
    assertThat(values.text(Field.STATE)).hasValue("ARCHIVED");
  }

  @Test
  void replacesTheWholeMapOfCustomPropertiesOrLeavesIt() {
    EntityDraft draft = model(unique("props"));
    FieldValues two =
        FieldValues.builder()
            .customProperties(Map.of("a", new IntValue(1), "b", new IntValue(2)))
            .build();
    EntityId id = registry().create(new EntityDraft(draft.kind(), draft.values().with(two))).id();

    registry().update(MODELS, id, FieldValues.builder().text(Field.OWNER, "x").build());
    assertThat(properties(id)).containsOnlyKeys("a", "b");

    registry()
        .update(
            MODELS,
            id,
            FieldValues.builder().customProperties(Map.of("c", new BoolValue(false))).build());
    assertThat(properties(id)).containsExactly(Map.entry("c", new BoolValue(false)));

    registry().update(MODELS, id, FieldValues.builder().customProperties(Map.of()).build());
    assertThat(properties(id)).isEmpty();
  }

  @Test
  void setsATextToEmpty() {
    EntityId id = registry().create(with(model(unique("e")), Field.OWNER, "ana")).id();

    registry().update(MODELS, id, FieldValues.builder().text(Field.OWNER, "").build());

    assertThat(answered(EntityKind.REGISTERED_MODEL, registry().get(MODELS, id)).text(Field.OWNER))
        .hasValue("");
  }

  @Test
  void letsTheUpdateTimeGrowWithEveryChange() {
    EntityDocument created = registry().create(model(unique("time")));
    long last = updateTime(created);
    for (int i = 0; i < 5; i++) {
      EntityDocument changed =
          registry()
              .update(
                  MODELS, created.id(), FieldValues.builder().text(Field.OWNER, "o" + i).build());
      assertThat(updateTime(changed)).isGreaterThan(last);
      last = updateTime(changed);
    }
  }

  @Test
  void cannotChangeWhatIsNotThere() {
    assertFails(
        Reason.NOT_FOUND,
        "no model version found for id 999999997",
        () -> registry().update(VERSIONS, new EntityId(999_999_997), FieldValues.none()));
  }

  @Test
  void findsByNameAndByExternalIdAndTakesWildcardsLiterally() {
    String name = unique("find%_");
    String externalId = unique("ext");
    EntityDocument created = registry().create(with(model(name), Field.EXTERNAL_ID, externalId));

    assertThat(registry().find(MODELS, FindQuery.byName(name)).id()).isEqualTo(created.id());
    assertThat(registry().find(MODELS, FindQuery.byExternalId(externalId)).id())
        .isEqualTo(created.id());
    assertFails(
        Reason.NOT_FOUND,
        "no registered models found for name=find%, externalId=",
        () -> registry().find(MODELS, FindQuery.byName("find%")));
    assertFails(
        Reason.REJECTED,
        "invalid parameters call, supply either (versionName and registeredModelId), or externalId",
        () -> registry().find(VERSIONS, FindQuery.byName("v1")));
  }

  @Test
  void findsAVersionAndAnArtifactBelowTheirParents() {
    EntityId model = newModel();
    EntityDocument version = registry().create(version(model, "v1"));
    EntityDocument artifact =
        registry().saveArtifact(version.id(), modelArtifact("weights")).document();

    assertThat(registry().find(VERSIONS, FindQuery.byName("v1", model)).id())
        .isEqualTo(version.id());
    assertThat(registry().find(ARTIFACTS, FindQuery.byName("weights", version.id())).id())
        .isEqualTo(artifact.id());
    assertReason(
        Reason.NOT_FOUND,
        () -> registry().find(ARTIFACTS, FindQuery.byName("other", version.id())));
  }

  @Test
  void createsAnArtifactBelowAVersionOnce() {
    EntityId version = newVersion();

    SavedArtifact saved = registry().saveArtifact(version, modelArtifact("weights"));

    assertThat(saved.created()).isTrue();
    assertThat(text(saved.document())).contains("\"artifactType\":\"model-artifact\"");
    assertFails(
        Reason.CONFLICT,
        "model artifact with name weights already exists",
        () -> registry().saveArtifact(version, modelArtifact("weights")));
    assertThat(registry().saveArtifact(version, docArtifact("weights")).created()).isTrue();
    assertThat(registry().saveArtifact(newVersion(), modelArtifact("weights")).created()).isTrue();
  }

  @Test
  void attachesOneArtifactToSeveralVersions() throws IOException {
    EntityId artifact = registry().create(modelArtifact(unique("shared"))).id();
    EntityId first = newVersion();
    EntityId second = newVersion();
    EntityDraft byId = with(modelArtifact("ignored"), Field.ID, artifact.toString());

    assertThat(registry().saveArtifact(first, byId).created()).isFalse();
    assertThat(registry().saveArtifact(second, byId).created()).isFalse();
    assertThat(registry().saveArtifact(second, byId).created()).isFalse();

    assertThat(ids(ARTIFACTS, ListQuery.all(Paging.unlimited()).below(first)))
        .containsExactly(artifact.number());
    assertThat(ids(ARTIFACTS, ListQuery.all(Paging.unlimited()).below(second)))
        .containsExactly(artifact.number());
  }

  @Test
  void givesANameToAnArtifactThatHasNone() {
    EntityDocument created =
        registry()
            .saveArtifact(
                newVersion(),
                new EntityDraft(
                    EntityKind.MODEL_ARTIFACT,
                    FieldValues.builder().text(Field.ARTIFACT_TYPE, "model-artifact").build()))
            .document();

    assertThat(answered(EntityKind.MODEL_ARTIFACT, created).text(Field.NAME).orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void refusesToSaveAnArtifactAsAnotherKindOrBelowNothing() {
    EntityId doc = registry().create(docArtifact(unique("doc"))).id();
    EntityId version = newVersion();

    assertFails(
        Reason.REJECTED,
        "artifact with id " + doc + " is not a model artifact",
        () -> registry().saveArtifact(version, with(modelArtifact("x"), Field.ID, doc.toString())));
    assertReason(
        Reason.REJECTED,
        () -> registry().saveArtifact(version, with(modelArtifact("x"), Field.ID, "999999996")));
    assertFails(
        Reason.NOT_FOUND,
        "no model version found for id 999999995",
        () -> registry().saveArtifact(new EntityId(999_999_995), modelArtifact("x")));
  }

  @Test
  void keepsDocumentsOutOfTheModelArtifacts() throws IOException {
    EntityId version = newVersion();
    EntityId model = registry().saveArtifact(version, modelArtifact("m")).document().id();
    EntityId doc = registry().saveArtifact(version, docArtifact("d")).document().id();
    ListQuery below = ListQuery.all(Paging.unlimited()).below(version);

    assertThat(ids(ARTIFACTS, below)).containsExactly(model.number(), doc.number());
    assertThat(ids(MODEL_ARTIFACTS, below)).containsExactly(model.number());
    assertThat(ids(ARTIFACTS, below.ofKind(EntityKind.DOC_ARTIFACT))).containsExactly(doc.number());
    assertReason(Reason.NOT_FOUND, () -> registry().get(MODEL_ARTIFACTS, doc));
  }

  @Test
  void refusesToChangeTheTypeOfAnArtifact() {
    EntityId id = registry().create(modelArtifact(unique("a"))).id();

    assertFails(
        Reason.REJECTED,
        "cannot change artifact type from 'model-artifact' to 'doc-artifact':"
            + " artifact type is immutable",
        () ->
            registry()
                .update(
                    ARTIFACTS,
                    id,
                    FieldValues.builder().text(Field.ARTIFACT_TYPE, "doc-artifact").build()));
  }

  @Test
  void isReachable() {
    registry().checkReachable();
  }
}
