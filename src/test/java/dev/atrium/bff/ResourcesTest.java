package dev.atrium.bff;

import static dev.atrium.registry.EntityCollection.MODEL_ARTIFACTS;
import static dev.atrium.registry.EntityCollection.MODEL_VERSIONS;
import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityId;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryMonitor;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private final FakeModelRegistry registry = new FakeModelRegistry();
  private final ModelsResource models = new ModelsResource(registry);
  private final ModelVersionsResource versions = new ModelVersionsResource(registry);
  private final ModelArtifactsResource artifacts = new ModelArtifactsResource(registry);

  @Test
  void listsModelsThatAreLive() throws IOException {
    registry.items = "{\"id\":\"1\"}";

    assertThat(Requests.text(models.list("team-a", Requests.query("page_size=5"))))
        .isEqualTo("{\"models\":[{\"id\":\"1\"}],\"next_page_token\":\"\"}");
    assertThat(registry.listed).isEqualTo(REGISTERED_MODELS);
    assertThat(registry.query).isEqualTo(ListQuery.all(Paging.of(5)).matching("state = 'LIVE'"));
  }

  @Test
  void listsModelsForTheNamespaceOfTheQueryToo() throws IOException {
    assertThat(Requests.text(models.list(null, Requests.query("namespace=team-a"))))
        .isEqualTo("{\"models\":[],\"next_page_token\":\"\"}");
  }

  @Test
  void listsNoModelsWithoutANamespace() {
    assertThatThrownBy(() -> models.list(null, Requests.query("")))
        .hasMessage("Namespace required");
    assertThat(registry.listed).isNull();
  }

  @Test
  void listsTheVersionsOfAModel() throws IOException {
    assertThat(Requests.text(versions.list(Requests.query("registered_model_id=3&state=ALL"))))
        .isEqualTo("{\"model_versions\":[],\"next_page_token\":\"\"}");
    assertThat(registry.listed).isEqualTo(MODEL_VERSIONS);
    assertThat(registry.query).isEqualTo(ListQuery.all(Paging.of(20)).below(new EntityId(3)));
  }

  @Test
  void listsTheArtifactsOfAVersionWhateverTheirState() throws IOException {
    assertThat(Requests.text(artifacts.list(Requests.query("model_version_id=4&state=x"))))
        .isEqualTo("{\"model_artifacts\":[],\"next_page_token\":\"\"}");
    assertThat(registry.listed).isEqualTo(MODEL_ARTIFACTS);
    assertThat(registry.query).isEqualTo(ListQuery.all(Paging.of(20)).below(new EntityId(4)));
  }

  @Test
  void passesADocumentOnAsItIs() {
    registry.put(REGISTERED_MODELS, 1, "{ \"id\" : \"1\" }");
    registry.put(MODEL_VERSIONS, 2, "{ \"id\" : \"2\" }");
    registry.put(MODEL_ARTIFACTS, 3, "{ \"id\" : \"3\" }");

    assertThat(Requests.text(models.get("1"))).isEqualTo("{ \"id\" : \"1\" }");
    assertThat(Requests.text(versions.get("2"))).isEqualTo("{ \"id\" : \"2\" }");
    assertThat(Requests.text(artifacts.get("3"))).isEqualTo("{ \"id\" : \"3\" }");
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThatThrownBy(() -> models.get("x")).hasMessage("invalid registered model ID: 'x'");
    assertThatThrownBy(() -> versions.get("x")).hasMessage("invalid model version ID: 'x'");
    assertThatThrownBy(() -> artifacts.get("x")).hasMessage("invalid model artifact ID: 'x'");
  }

  @Test
  void replacesAModel() {
    registry.put(REGISTERED_MODELS, 1, "{\"id\":\"1\",\"name\":\"m\",\"owner\":\"o\"}");

    byte[] answer = models.replace("1", Requests.JSON, Requests.body("{\"description\":\"d\"}"));

    assertThat(Requests.text(answer)).isEqualTo("{\"id\":\"1\",\"updated\":true}");
    assertThat(registry.changes.text(Field.DESCRIPTION)).contains("d");
    assertThat(registry.changes.text(Field.OWNER)).contains("");
  }

  @Test
  void replacesAVersion() {
    registry.put(MODEL_VERSIONS, 2, "{\"id\":\"2\",\"name\":\"v\",\"author\":\"a\"}");

    versions.replace("2", Requests.JSON, Requests.body("{\"name\":\"v\"}"));

    assertThat(registry.changes.text(Field.AUTHOR)).contains("");
  }

  @Test
  void archivesAModelThatIsDeleted() {
    registry.put(REGISTERED_MODELS, 1, "{\"id\":\"1\",\"name\":\"m\"}");

    models.archive("1");
    models.archive("1");

    assertThat(registry.changes)
        .isEqualTo(FieldValues.builder().text(Field.STATE, "ARCHIVED").build());
    assertThatThrownBy(() -> models.archive("2")).hasMessage("no registered model found for id 2");
  }

  @Test
  void reportsTheRegistryWithoutEverFailing() {
    HealthResource health = health();
    assertThat(health.health())
        .isEqualTo("{\"status\":\"UP\",\"checks\":[{\"name\":\"registry\",\"status\":\"UP\"}]}");

    registry.failure = RegistryException.unreachable(new IllegalStateException("10.0.0.1"));
    assertThat(health().health())
        .isEqualTo(
            "{\"status\":\"UP\",\"checks\":"
                + "[{\"name\":\"registry\",\"status\":\"DOWN\",\"reason\":\"unreachable\"}]}");
  }

  private HealthResource health() {
    return new HealthResource(
        new RegistryMonitor(registry, Runnable::run, Duration.ofSeconds(1), Duration.ofSeconds(1)));
  }
}
