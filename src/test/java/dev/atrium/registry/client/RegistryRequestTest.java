package dev.atrium.registry.client;

import static dev.atrium.registry.EntityCollection.ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_VERSIONS;
import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityCollection;
import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.FindQuery;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.registry.WireQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryRequestTest {

  private static final EntityId SEVEN = new EntityId(7);
  private static final String ALL = "?orderBy=ID&sortOrder=ASC";

  private final RecordingApi api = new RecordingApi();

  @Test
  void getsByCollectionAndId() {
    assertThat(sent(RegistryRequest.get(REGISTERED_MODELS, SEVEN)))
        .isEqualTo("GET /registered_models/7");
    assertThat(sent(RegistryRequest.get(MODEL_ARTIFACTS, SEVEN)))
        .isEqualTo("GET /model_artifacts/7");
  }

  @Test
  void findsAtTheSingularPath() {
    assertThat(sent(RegistryRequest.find(REGISTERED_MODELS, FindQuery.byName("a b"))))
        .isEqualTo("GET /registered_model?name=a b");
    assertThat(sent(RegistryRequest.find(MODEL_VERSIONS, FindQuery.byName("v", SEVEN))))
        .isEqualTo("GET /model_version?name=v&parentResourceId=7");
    assertThat(sent(RegistryRequest.find(ARTIFACTS, FindQuery.byExternalId("e"))))
        .isEqualTo("GET /artifact?externalId=e");
    assertThat(sent(RegistryRequest.find(MODEL_ARTIFACTS, FindQuery.byExternalId("e"))))
        .isEqualTo("GET /model_artifact?externalId=e");
  }

  @Test
  void listsWholeCollections() {
    for (EntityCollection collection : EntityCollection.values()) {
      assertThat(sent(RegistryRequest.list(collection, ListQuery.all(Paging.unlimited()))))
          .isEqualTo("GET /" + collection.path() + ALL);
    }
  }

  @Test
  void passesOnTheParametersOfTheApiAsTheyAre() {
    Map<String, List<String>> parameters =
        Map.of("pageSize", List.of("x"), "name", List.of("a b&c", "+"), "empty", List.of(""));
    WireQuery whole = new WireQuery(Optional.empty(), parameters);
    WireQuery below = new WireQuery(Optional.of(SEVEN), Map.of());

    assertThat(sent(RegistryRequest.list(REGISTERED_MODELS, whole)))
        .isEqualTo("GET /registered_models?empty=&name=a%20b%26c&name=%2B&pageSize=x");
    assertThat(sent(RegistryRequest.list(MODEL_VERSIONS, below)))
        .isEqualTo("GET /registered_models/7/versions");
    assertThat(sent(RegistryRequest.list(ARTIFACTS, below)))
        .isEqualTo("GET /model_versions/7/artifacts");
  }

  @Test
  void createsAVersionBelowItsModel() {
    FieldValues values =
        FieldValues.builder().text(Field.NAME, "v").text(Field.REGISTERED_MODEL_ID, "8").build();

    assertThat(
            sent(
                RegistryRequest.createVersion(
                    SEVEN, new EntityDraft(EntityKind.MODEL_VERSION, values))))
        .isEqualTo(
            "POST /registered_models/7/versions {\"name\":\"v\",\"registeredModelId\":\"7\"}");
  }

  @Test
  void listsBelowAParent() {
    ListQuery below = ListQuery.all(Paging.unlimited()).below(SEVEN);

    assertThat(sent(RegistryRequest.list(MODEL_VERSIONS, below)))
        .isEqualTo("GET /registered_models/7/versions" + ALL);
    assertThat(sent(RegistryRequest.list(ARTIFACTS, below)))
        .isEqualTo("GET /model_versions/7/artifacts" + ALL);
    assertThat(sent(RegistryRequest.list(ARTIFACTS, below.ofKind(EntityKind.DOC_ARTIFACT))))
        .isEqualTo(
            "GET /model_versions/7/artifacts?artifactType=doc-artifact&orderBy=ID&sortOrder=ASC");
    assertThat(sent(RegistryRequest.list(MODEL_ARTIFACTS, below)))
        .isEqualTo(
            "GET /model_versions/7/artifacts?artifactType=model-artifact&orderBy=ID&sortOrder=ASC");
  }

  @Test
  void listsNoModelsBelowAnything() {
    ListQuery below = ListQuery.all(Paging.unlimited()).below(SEVEN);

    assertThatThrownBy(() -> RegistryRequest.list(REGISTERED_MODELS, below))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REJECTED));
  }

  @Test
  void passesEveryPartOfAQuery() {
    ListQuery query =
        new ListQuery(
            Optional.of(SEVEN),
            Optional.of("n"),
            Optional.of("e"),
            Optional.empty(),
            Optional.of("name = 'x'"),
            Paging.of(10)
                .orderedBy(Paging.OrderBy.LAST_UPDATE_TIME, Paging.Direction.DESC)
                .from("t=="));

    assertThat(sent(RegistryRequest.list(MODEL_VERSIONS, query)))
        .isEqualTo(
            "GET /registered_models/7/versions?name=n&externalId=e&filterQuery=name = 'x'"
                + "&pageSize=10&orderBy=LAST_UPDATE_TIME&sortOrder=DESC&nextPageToken=t==");
  }

  @Test
  void filtersModelArtifactsWhereTheFilterIsHeeded() {
    ListQuery query = ListQuery.all(Paging.unlimited()).matching("uri = 'x'");

    assertThat(sent(RegistryRequest.list(MODEL_ARTIFACTS, query)))
        .isEqualTo(
            "GET /artifacts?artifactType=model-artifact&filterQuery=uri = 'x'"
                + "&orderBy=ID&sortOrder=ASC");
  }

  @Test
  void createsInTheCollectionOfTheKind() {
    assertThat(sent(RegistryRequest.create(draft(EntityKind.REGISTERED_MODEL, Field.NAME, "m"))))
        .isEqualTo("POST /registered_models {\"name\":\"m\"}");
    assertThat(sent(RegistryRequest.create(draft(EntityKind.MODEL_VERSION, Field.NAME, "v"))))
        .isEqualTo("POST /model_versions {\"name\":\"v\"}");
    assertThat(sent(RegistryRequest.create(draft(EntityKind.MODEL_ARTIFACT, Field.URI, "u"))))
        .isEqualTo("POST /model_artifacts {\"artifactType\":\"model-artifact\",\"uri\":\"u\"}");
    assertThat(sent(RegistryRequest.create(draft(EntityKind.DOC_ARTIFACT, Field.URI, "u"))))
        .isEqualTo("POST /artifacts {\"artifactType\":\"doc-artifact\",\"uri\":\"u\"}");
  }

  @Test
  void sendsAVersionThatHasAnIdToItsModel() {
    FieldValues values =
        FieldValues.builder()
            .text(Field.ID, "3")
            .text(Field.NAME, "v")
            .text(Field.REGISTERED_MODEL_ID, "7")
            .build();

    assertThat(sent(RegistryRequest.create(new EntityDraft(EntityKind.MODEL_VERSION, values))))
        .isEqualTo(
            "POST /registered_models/7/versions"
                + " {\"id\":\"3\",\"name\":\"v\",\"registeredModelId\":\"7\"}");
  }

  @Test
  void refusesAPathMadeOfAnythingButANumber() {
    FieldValues values =
        FieldValues.builder().text(Field.ID, "3").text(Field.REGISTERED_MODEL_ID, "7/../8").build();

    assertThatThrownBy(
            () -> RegistryRequest.create(new EntityDraft(EntityKind.MODEL_VERSION, values)))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REJECTED));
  }

  @Test
  void asksForTheModelOfAVersionThatHasAnId() {
    EntityDraft draft = draft(EntityKind.MODEL_VERSION, Field.ID, "3");

    assertThatThrownBy(() -> RegistryRequest.create(draft))
        .hasMessage("required field 'registeredModelId' is zero value.");
  }

  @Test
  void updatesAndSaves() {
    FieldValues changes = FieldValues.builder().text(Field.DESCRIPTION, "d").build();

    assertThat(sent(RegistryRequest.update(MODEL_VERSIONS, SEVEN, changes)))
        .isEqualTo("PATCH /model_versions/7 {\"description\":\"d\",\"state\":null}");
    assertThat(
            sent(
                RegistryRequest.saveArtifact(
                    SEVEN, draft(EntityKind.DOC_ARTIFACT, Field.NAME, "a"))))
        .isEqualTo(
            "POST /model_versions/7/artifacts {\"name\":\"a\",\"artifactType\":\"doc-artifact\"}");
  }

  @Test
  void asksForOneModelToSeeWhetherAnybodyIsThere() {
    assertThat(sent(RegistryRequest.smallestList()))
        .isEqualTo("GET /registered_models?pageSize=1&orderBy=ID&sortOrder=ASC");
  }

  private String sent(RegistryRequest request) {
    assertThat(request.send(api)).isNull();
    return api.last();
  }

  private static EntityDraft draft(EntityKind kind, Field field, String value) {
    return new EntityDraft(kind, FieldValues.builder().text(field, value).build());
  }
}
