package dev.atrium.registry.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.CheckedApi;
import dev.atrium.testing.CheckedApi.Answer;
import dev.atrium.testing.RawConnection;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Queries and texts made to hurt a database, sent to both APIs of the shipped server. */
@RunsAlone
@MicroShedTest
class HostileRequestIT {

  private static final String OLD = "/api/model_registry/v1alpha3/registered_models";
  private static final String NEW = "/api/model_registry/v1/registered_models";
  private static final String MODELS = "/api/v1/models";
  private static final String ALL = OLD + "?pageSize=100&orderBy=ID&sortOrder=DESC";
  private static final int LONGEST_MILLIS = 100;
  private static final int SMALLEST = 250;
  private static final int LARGEST = 4_000;

  private final RunningServer server = RunningServer.application();
  private final CheckedApi api = CheckedApi.of(server);

  /** T30: each is doubled four times, and may take twice as long as that explains. */
  @ParameterizedTest
  @ValueSource(
      strings = {"(", "a=1 OR (", "name LIKE '%%", "'", ";--", "(a+)+", "\"", "%a", "NOT "})
  void aFilterIsQuicklyRefusedHoweverLongItIs(String unit)
      throws IOException, InterruptedException {
    long smallest = Math.max(1, millisToRefuse(unit, SMALLEST));
    for (int size = 2 * SMALLEST; size <= LARGEST; size *= 2) {
      assertThat(millisToRefuse(unit, size))
          .isLessThan(LONGEST_MILLIS)
          .isLessThanOrEqualTo(2 * smallest * size / SMALLEST);
    }
  }

  private long millisToRefuse(String unit, int size) throws IOException, InterruptedException {
    String filter = "name = 'x' AND " + unit.repeat(size / unit.length());
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long started = System.nanoTime();
      HttpResponse<String> answer = server.get(NEW + "?filterQuery=" + encoded(filter));
      fastest = Math.min(fastest, (System.nanoTime() - started) / 1_000_000);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).startsWith("{\"code\":\"Bad Request\",\"message\":\"");
    }
    return fastest;
  }

  /** T30: the server reads no line of that length. */
  @Test
  void aFilterOfAHundredKibibytesIsNotRead() throws IOException {
    String target = NEW + "?filterQuery=" + "a".repeat(100_000);

    assertThat(
            RawConnection.send(server.uri("/"), RawConnection.get(target), Duration.ofMillis(500))
                .status())
        .isBetween(400, 499);
  }

  /** T31: the old API takes every other order for the usual one, as the upstream server does. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "id;drop table registered_model",
        "(select 1)",
        "name' --",
        "ID DESC, (SELECT 1)",
        "ID; DELETE FROM context",
        "1",
        "\u0000"
      })
  void anOrderThatIsSqlChangesNothing(String order) throws IOException, InterruptedException {
    api.created(MODELS, model("order-" + UUID.randomUUID()));
    String before = server.get(ALL).body();

    for (String parameter : List.of("orderBy", "sortOrder")) {
      String query = "?pageSize=1&" + parameter + "=" + encoded(order);
      assertThat(server.get(NEW + query).statusCode()).isEqualTo(400);
      HttpResponse<String> old = server.get(OLD + query);
      assertThat(old.statusCode()).isIn(200, 400);
      assertThat(old.body()).doesNotContain("SQL", "Syntax");
    }
    for (String parameter : List.of("order_by", "sort_order")) {
      String query = "?namespace=x&" + parameter + "=" + encoded(order);
      assertThat(api.get(MODELS + query).status()).isEqualTo(400);
    }
    assertThat(server.get(ALL).body()).isEqualTo(before);
  }

  /** T32: a token is a place in a list; it holds no right, so anybody's is as good as one's own. */
  @Test
  void aTokenThatWeDidNotWriteIsRefused() throws IOException, InterruptedException {
    String place =
        Base64.getUrlEncoder().withoutPadding().encodeToString("0 OR 1=1".getBytes(UTF_8));
    for (String token :
        List.of(
            "garbage",
            "%00",
            "-1",
            place,
            encoded("' OR '1'='1"),
            encoded("1;DROP TABLE context"),
            "A".repeat(8_000))) {
      assertThat(server.get(NEW + "?nextPageToken=" + token).statusCode()).as(token).isEqualTo(400);
      assertThat(server.get(OLD + "?nextPageToken=" + token).statusCode()).as(token).isEqualTo(400);
      assertThat(api.get(MODELS + "?namespace=x&next_page_token=" + token).status())
          .as(token)
          .isEqualTo(400);
    }
  }

  /** T41. */
  @ParameterizedTest
  @ValueSource(
      strings = {"<script>alert(1)</script>", "\ud83d\ude00 four bytes", "' OR 1=1 --", "${7*7}"})
  void aTextIsGivenBackAsItCame(String text) throws IOException, InterruptedException {
    String name = text + " " + UUID.randomUUID();

    String id = api.created(MODELS, model(name));

    Answer answer = api.get(MODELS + "/" + id);
    assertThat(answer.body()).contains("\"name\":\"" + name + "\"");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(server.get(OLD + "/" + id).body()).contains("\"name\":\"" + name + "\"");
  }

  /** T41. */
  @Test
  void aTextThatNoDatabaseTakesIsRefused() throws IOException, InterruptedException {
    for (String name : List.of("a\\u0000b", "\\ud800", "n".repeat(1 << 20))) {
      assertThat(server.send("POST", OLD, model(name)).statusCode()).isIn(400, 413);
      assertThat(api.sendJson("POST", MODELS, model(name)).status()).isIn(400, 413);
    }
  }

  /** T41. */
  @Test
  void ofFiftyWhoRegisterTheSameNameAtOnceOneDoes() throws Exception {
    String json = model("same-" + UUID.randomUUID());
    ExecutorService writers = Executors.newFixedThreadPool(50);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(writers.submit(() -> api.sendJson("POST", MODELS, json).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : answers) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    } finally {
      writers.shutdownNow();
    }
  }

  private static String model(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
