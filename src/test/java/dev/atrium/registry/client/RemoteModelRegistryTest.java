package dev.atrium.registry.client;

import static dev.atrium.registry.EntityCollection.ARTIFACTS;
import static dev.atrium.registry.EntityCollection.REGISTERED_MODELS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.EntityDraft;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.EntityKind;
import dev.atrium.registry.EntityPage;
import dev.atrium.registry.Field;
import dev.atrium.registry.FieldValues;
import dev.atrium.registry.ListQuery;
import dev.atrium.registry.Paging;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import dev.atrium.testing.MapConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RemoteModelRegistryTest {

  private static final EntityId SEVEN = new EntityId(7);

  private final FakeGateway gateway = new FakeGateway();
  private final RemoteModelRegistry registry =
      new RemoteModelRegistry(gateway, RegistryClientConfig.from(MapConfig.of(Map.of())));

  @Test
  void readsOneEntityAndReleasesTheConnection() {
    gateway.answers(200, "{\"id\":\"7\"}");

    assertThat(registry.get(REGISTERED_MODELS, SEVEN).id()).isEqualTo(SEVEN);
    assertThat(gateway.asked).containsExactly("GET /registered_models/7");
    assertThat(gateway.line.state()).isEqualTo("released");
  }

  @Test
  void leavesAPageOpenForItsReader() throws IOException {
    gateway.answers(200, "{\"items\":[{}]}");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (EntityPage page = registry.list(ARTIFACTS, ListQuery.all(Paging.unlimited()))) {
      assertThat(gateway.line.state()).isEqualTo("open");
      page.writeItems(out);
    }

    assertThat(out.toString(UTF_8)).isEqualTo("{}");
    assertThat(gateway.line.state()).isEqualTo("released");
  }

  @Test
  void takesTheDefaultAwayFromAStateThatAChangeDoesNotName() {
    gateway.answers(200, "{\"id\":\"7\"}");

    registry.update(REGISTERED_MODELS, SEVEN, changes(Field.DESCRIPTION, "d"));

    assertThat(gateway.asked)
        .containsExactly("PATCH /registered_models/7 {\"description\":\"d\",\"state\":null}");
  }

  @Test
  void sendsTheStateThatAChangeNames() {
    gateway.answers(200, "{\"id\":\"7\"}");

    registry.update(REGISTERED_MODELS, SEVEN, changes(Field.STATE, "LIVE"));

    assertThat(gateway.asked).containsExactly("PATCH /registered_models/7 {\"state\":\"LIVE\"}");
  }

  @Test
  void asksOnceForArtifactsWhichKeepTheirState() {
    gateway.answers(200, "{\"id\":\"7\"}");

    registry.update(ARTIFACTS, SEVEN, changes(Field.ARTIFACT_TYPE, "doc-artifact"));

    assertThat(gateway.asked)
        .containsExactly("PATCH /artifacts/7 {\"artifactType\":\"doc-artifact\"}");
  }

  @Test
  void tellsAnArtifactThatWasCreatedFromOneThatWasChanged() {
    EntityDraft draft = new EntityDraft(EntityKind.MODEL_ARTIFACT, changes(Field.NAME, "a"));
    gateway.answers(201, "{\"id\":\"1\"}");
    gateway.answers(200, "{\"id\":\"1\"}");

    assertThat(registry.saveArtifact(SEVEN, draft).created()).isTrue();
    assertThat(registry.saveArtifact(SEVEN, draft).created()).isFalse();
  }

  @Test
  void isReachableWhenSomebodyAnswersOrAsksWho() {
    gateway.answers(200, "{\"items\":[]}");
    gateway.answers(401, "");
    gateway.answers(403, "");

    registry.checkReachable();
    assertThat(gateway.line.state()).isEqualTo("released");
    registry.checkReachable();
    registry.checkReachable();
    assertThat(gateway.asked).hasSize(3);
  }

  @Test
  void isNotReachableWhenAnythingElseIsAnswered() {
    gateway.answers(200, "<html>");
    gateway.answers(500, "");

    assertThatThrownBy(registry::checkReachable).isInstanceOf(RegistryException.class);
    assertThatThrownBy(registry::checkReachable).isInstanceOf(RegistryException.class);
  }

  @Test
  void tellsItsCallersInTheWordsOfThePort() {
    assertThat(reasonWhen(new RegistryOutage(RegistryException.timedOut(null))))
        .isEqualTo(Reason.TIMED_OUT);
    assertThat(reasonWhen(RegistryException.overloaded(null))).isEqualTo(Reason.OVERLOADED);
  }

  private Reason reasonWhen(RuntimeException failure) {
    gateway.failure = failure;
    try {
      registry.get(REGISTERED_MODELS, SEVEN);
      throw new AssertionError("nothing was thrown");
    } catch (RegistryException e) {
      return e.reason();
    }
  }

  private static FieldValues changes(Field field, String value) {
    return FieldValues.builder().text(field, value).build();
  }

  /** Gives prepared answers, and notes what was asked. */
  private static final class FakeGateway implements Exchange {
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final FakeLine line = new FakeLine();
    private RuntimeException failure;

    void answers(int status, String json) {
      answers.add(
          new Answer(
              status,
              "application/json",
              false,
              new ByteArrayInputStream(json.getBytes(UTF_8)),
              line));
    }

    @Override
    public <T> T exchange(RegistryRequest request, Function<Answer, T> reader) {
      if (failure != null) {
        throw failure;
      }
      RecordingApi api = new RecordingApi();
      request.send(api);
      asked.add(api.last());
      return reader.apply(answers.remove());
    }

    @Override
    public void close() {
      failure = RegistryException.unreachable(null);
    }
  }
}
