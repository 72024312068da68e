package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.atrium.registry.EntityDocument;
import dev.atrium.registry.EntityId;
import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static final int LIMIT = 1000;

  @Test
  void readsAnEntityAsItCame() {
    String json = " {\"name\":\"x\",\"customProperties\":{\"id\":{\"a\":1}},\"id\":\"42\"}\n";

    EntityDocument document = answer(200, "application/json; charset=UTF-8", json).document(LIMIT);

    assertThat(document.id()).isEqualTo(new EntityId(42));
    assertThat(new String(document.json(), UTF_8)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"id\":\"1\"",
        "{\"name\":\"x\"}",
        "{\"id\":1}",
        "{\"id\":\"\"}",
        "{\"id\":\"x\"}",
        "{\"id\":\"99999999999\"}",
        "{\"id\":\"1\"} x",
        "{\"id\":null}"
      })
  void refusesAnEntityThatIsNone(String json) {
    assertThat(failure(200, "application/json", json).reason()).isEqualTo(Reason.UNUSABLE_ANSWER);
  }

  @Test
  void takesAnEntityUpToTheLimit() {
    String entity = "{\"id\":\"1\",\"x\":\"%s\"}";
    String fits = entity.formatted("x".repeat(LIMIT - entity.length() + 2));

    assertThat(answer(200, "application/json", fits).document(LIMIT).json()).hasSize(LIMIT);
    assertThat(failure(200, "application/json", fits + " "))
        .hasRootCauseMessage("an entity is larger than 1000 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {"text/html", "text/plain", "application/xml", "application/jsonx", "null", "''"})
  void refusesAnotherContentType(String type) {
    assertThat(failure(200, type, "{\"id\":\"1\"}").reason()).isEqualTo(Reason.UNUSABLE_ANSWER);
  }

  @Test
  void tellsWhatTheRegistrySaysAboutTheRequest() {
    RegistryException failure =
        failure(
            404,
            "application/json",
            "{\"code\":\"Not Found\",\"message\":\"no artifact found for id 7: not found\"}");

    assertThat(failure.reason()).isEqualTo(Reason.NOT_FOUND);
    assertThat(failure).hasMessage("no artifact found for id 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code":"Taken","message":"m"} | Taken
          {"code":"","message":"m"} | 409
          {"message":"m"} | 409
          {"code":7} | 409
          {"code":"dial tcp 10.1.2.3:3306","message":"m"} | 409
          no JSON | 409
          """)
  void tellsTheRegistrysCodeOrTheStatus(String json, String code) {
    RegistryException failure = failure(409, "application/json", json);

    assertThat(failure.reason()).isEqualTo(Reason.CONFLICT);
    assertThat(failure.code()).contains(code);
  }

  @Test
  void takesA404ThatIsNotTheRegistrysForAWrongAddress() {
    assertThat(failure(404, "text/plain", "404 page not found").reason())
        .isEqualTo(Reason.UNUSABLE_ANSWER);
    assertThat(failure(404, "application/json", "{\"error\":\"x\"}").reason())
        .isEqualTo(Reason.UNUSABLE_ANSWER);
    assertThat(failure(404, "application/json", "{oops").reason())
        .isEqualTo(Reason.UNUSABLE_ANSWER);
  }

  @Test
  void keepsTheRegistrysOwnTroubleFromTheClient() {
    RegistryException failure =
        failure(
            404,
            "application/json",
            "{\"message\":\"dial tcp 10.1.2.3:3306: connection refused: not found\"}");

    assertThat(failure.reason()).isEqualTo(Reason.UNUSABLE_ANSWER);
    assertThat(failure.getMessage()).doesNotContain("10.1.2.3");
  }

  @Test
  void countsOnlyAnOutageAsOne() {
    assertThatThrownBy(() -> answer(503, "text/plain", "database").document(LIMIT))
        .isInstanceOfSatisfying(
            RegistryOutage.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.OVERLOADED));
    assertThatThrownBy(() -> answer(500, "application/json", "{}").document(LIMIT))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void letsTheStatusSpeakWhenTheErrorBodyIsEndless() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    Answer answer = new Answer(409, "application/json", false, endless, new FakeLine());

    assertThatThrownBy(() -> answer.document(LIMIT))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
  }

  @Test
  void countsATimeoutInTheMiddleAsAnOutage() {
    InputStream stalled =
        new InputStream() {
          @Override
          public int read() throws SocketTimeoutException {
            throw new SocketTimeoutException("Read timed out");
          }

          @Override
          public int read(byte[] into, int offset, int length) throws SocketTimeoutException {
            return read();
          }
        };
    AnswerStream body =
        new AnswerStream(
            stalled,
            Deadline.in(Duration.ofSeconds(1), () -> 0),
            new CallUnderWay(action -> CallerPresence.UNWATCHED));
    Answer answer = new Answer(200, "application/json", false, body, new FakeLine());

    assertThatThrownBy(() -> answer.document(LIMIT))
        .isInstanceOfSatisfying(
            RegistryOutage.class,
            e -> assertThat(e.failure().reason()).isEqualTo(Reason.TIMED_OUT));
  }

  @Test
  void blamesTheCallerOnlyWhenTheCallersTokenWasForwarded() {
    Answer forUs =
        new Answer(403, "text/plain", false, InputStream.nullInputStream(), new FakeLine());
    Answer forCaller =
        new Answer(403, "text/plain", true, InputStream.nullInputStream(), new FakeLine());

    assertThat(failure(forUs).reason()).isEqualTo(Reason.UNUSABLE_ANSWER);
    assertThat(failure(forCaller).reason()).isEqualTo(Reason.NOT_PERMITTED);
  }

  @Test
  void whatBreaksItsReaderCutsTheConnection() {
    for (Throwable failure : List.of(new IllegalStateException(), new StackOverflowError())) {
      FakeLine line = new FakeLine();
      Answer answer =
          new Answer(200, "application/json", false, InputStream.nullInputStream(), line);

      assertThatThrownBy(() -> answer.readBy(same -> broken(failure))).isSameAs(failure);
      assertThat(line.state()).isEqualTo("aborted");
    }
  }

  private static String broken(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static Answer answer(int status, String type, String body) {
    return new Answer(
        status, type, false, new ByteArrayInputStream(body.getBytes(UTF_8)), new FakeLine());
  }

  private static RegistryException failure(int status, String type, String body) {
    return failure(answer(status, type, body));
  }

  private static RegistryException failure(Answer answer) {
    return catchThrowableOfType(RegistryException.class, () -> answer.document(LIMIT));
  }
}
