package dev.atrium.bff;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Bodies made to hurt are refused with what and where, before they cost anything. */
@RunsAlone
@MicroShedTest
class HostileBodyIT {

  private static final String MODELS = "/api/v1/models";
  private static final int LIMIT = 1024 * 1024;
  private static final long LONGEST_MILLIS = 200;

  /** The first ones warm the server up; the fastest of all is what the server needs. */
  private static final int ATTEMPTS = 8;

  private final CheckedApi api = CheckedApi.of(RunningServer.application());

  static Stream<Arguments> bodies() {
    String digits = "1".repeat(1_000_000);
    return Stream.of(
        body("a number of a million digits", properties("{\"double_value\":" + digits), 400)
            .saying("a number has more than 100 digits at line 1 column "),
        body("a fraction of a million digits", properties("{\"double_value\":0." + digits), 400)
            .saying("a number has more than 100 digits at line 1 column "),
        body("a number of 101 digits", "{\"name\":" + "1".repeat(101) + "}", 400)
            .saying("a number has more than 100 digits at line 1 column "),
        body("an exponent", properties("{\"double_value\":1e999999}"), 400)
            .saying("'customProperties.p.double_value' must be a number"),
        body("ten thousand objects", properties("{\"a\":".repeat(10_000)), 400)
            .saying("the JSON is nested more than 100 deep"),
        body("ten thousand arrays", "{\"name\":" + "[".repeat(10_000), 400)
            .saying("'name' must be a string, at line 1 column "),
        body("ten thousand brackets", "[".repeat(10_000), 400).saying("the body must be an object"),
        body("a megabyte and a byte", " ".repeat(LIMIT + 1), 413)
            .saying("the body is larger than 1048576 bytes"),
        body("thirty megabytes", " ".repeat(30 * LIMIT), 413)
            .saying("the body is larger than 1048576 bytes"),
        body("a hundred thousand names", manyNames(), 400).saying("unknown field 'n0' at line 1 "),
        body("a name twice", "{\"name\":\"a\",\"name\":\"b\"}", 400).saying("'name' "),
        body("nothing", "", 400).saying("the body is empty"),
        body("a megabyte of nothing", " ".repeat(LIMIT), 400).saying("the body is empty"),
        body("a name of a megabyte", "{\"" + "n".repeat(LIMIT - 10) + "\":1}", 400)
            .saying("a name has more than 1024 bytes at line 1 column "),
        body("half a body", "{\"name\":\"a\"", 400).saying("the JSON is malformed at line 1 "),
        body("two bodies", "{\"name\":\"a\"}{}", 400)
            .saying("something follows the JSON at line 1 column 14"),
        body("an unknown key", "{\"name\":\"a\",\n\"colour\":1}", 400)
            .saying("unknown field 'colour' at line 2 column "),
        body("a wrong type", "{\"name\":{}}", 400).saying("'name' must be a string, at line 1 "),
        body("a wrong state", "{\"name\":\"a\",\"state\":\"GONE\"}", 400)
            .saying("'state' must be one of LIVE, ARCHIVED"),
        body("NUL", "{\"name\":\"a\\u0000\"}", 400)
            .saying("'name' must be a text without NUL characters"),
        body("half a character", "{\"name\":\"\\ud800\"}", 400)
            .saying("'name' must be a text without unpaired surrogates"),
        body("UTF-16", utf16(), 400).saying("the JSON is malformed at line 1 column 1: it must"));
  }

  /** What is sent are the bytes of this text in UTF-8, which are those of the other in UTF-16. */
  private static String utf16() {
    return new String("{\"name\":\"a\"}".getBytes(UTF_16LE), UTF_8);
  }

  private static Body body(String name, String text, int status) {
    return new Body(name, text, status);
  }

  private record Body(String name, String text, int status) {
    Arguments saying(String start) {
      return argumentSet(name, text, status, start);
    }
  }

  private static String manyNames() {
    return IntStream.range(0, 70_000)
        .mapToObj(i -> "\"n" + i + "\":1")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String properties(String start) {
    return "{\"name\":\"a\",\"customProperties\":{\"p\":" + start;
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void saysWhatIsWrongAndWhere(String body, int status, String start)
      throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(UTF_8);

    Answer answer = fastest(json().POST(BodyPublishers.ofByteArray(bytes)));

    assertThat(answer.body()).startsWith("{\"error\":\"" + start);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.millis()).isLessThan(LONGEST_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 1000, 1_000_000})
  void refusesGarbage(int size) throws IOException, InterruptedException {
    byte[] garbage = new byte[size];
    new Random(size).nextBytes(garbage);

    Answer answer = fastest(json().POST(BodyPublishers.ofByteArray(garbage)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.millis()).isLessThan(LONGEST_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 100_000_000})
  void unpacksNothing(int size) throws IOException, InterruptedException {
    byte[] bomb = zipped(size);
    HttpRequest.Builder request =
        json().header("Content-Encoding", "gzip").POST(BodyPublishers.ofByteArray(bomb));

    Answer answer = fastest(request);

    assertThat(answer.status()).isIn(400, 415);
    assertThat(answer.millis()).isLessThan(LONGEST_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 8 * LIMIT})
  void stopsReadingABodyOfUnknownLength(int size) throws IOException, InterruptedException {
    byte[] spaces = new byte[size];
    Arrays.fill(spaces, (byte) ' ');
    HttpRequest.Builder chunked =
        json().POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces)));

    Answer answer = fastest(chunked);

    answer.assertIs(413, "{\"error\":\"the body is larger than 1048576 bytes\"}");
    assertThat(answer.millis()).isLessThan(LONGEST_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/zip"
      })
  void takesOnlyJson(String contentType) throws IOException, InterruptedException {
    Answer answer =
        api.send(
            api.request(MODELS)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString("{\"name\":\"a\"}")));

    answer.assertIs(415, "{\"error\":\"the Content-Type of the body must be application/json\"}");
  }

  /** T28: nobody reads forms of many parts or archives, on any route that takes a body. */
  @ParameterizedTest
  @ValueSource(
      strings = {MODELS, "/api/v1/model_versions", "/api/v1/model_artifacts?model_version_id=1"})
  void readsNoFormOfManyParts(String path) throws IOException, InterruptedException {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"../../x\"\r\n\r\ny\r\n"
            .repeat(10_000);
    HttpRequest.Builder request =
        api.request(path)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofString(form + "--x--"));

    Answer answer = fastest(request);

    assertThat(answer.status()).isIn(413, 415);
    assertThat(answer.millis()).isLessThan(LONGEST_MILLIS);
  }

  private HttpRequest.Builder json() {
    return api.request(MODELS).header("Content-Type", "application/json");
  }

  private Answer fastest(HttpRequest.Builder request) throws IOException, InterruptedException {
    Answer fastest = api.send(request);
    for (int i = 1; i < ATTEMPTS && fastest.millis() >= LONGEST_MILLIS; i++) {
      Answer next = api.send(request);
      assertThat(next.status()).isEqualTo(fastest.status());
      fastest = next.millis() < fastest.millis() ? next : fastest;
    }
    return fastest;
  }

  private static byte[] zipped(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write("{\"name\":\"".getBytes(UTF_8));
      byte[] piece = new byte[size / 100];
      Arrays.fill(piece, (byte) 'a');
      for (int i = 0; i < 100; i++) {
        zip.write(piece);
      }
      zip.write("\"}".getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
