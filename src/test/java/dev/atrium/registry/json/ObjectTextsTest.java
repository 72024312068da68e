package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTextsTest {

  @Test
  void readsTheTextsThatAreAskedFor() {
    assertThat(
            ObjectTexts.read(
                " {\"id\":\"7\",\"state\":\"LIVE\",\"name\":\"caf\\u00e9\"}\n".getBytes(UTF_8),
                Set.of("id", "name")))
        .containsOnlyKeys("id", "name")
        .containsEntry("id", "7")
        .containsEntry("name", "café");
  }

  @Test
  void looksIntoNoNestedObject() {
    byte[] json = "{\"customProperties\":{\"id\":\"8\"},\"list\":[{\"id\":\"9\"}]}".getBytes(UTF_8);

    assertThat(ObjectTexts.read(json, Set.of("id"))).isEmpty();
  }

  @Test
  void countsOnlyTexts() {
    assertThat(ObjectTexts.read("{\"id\":7,\"x\":null}".getBytes(UTF_8), Set.of("id", "x")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "\"id\"",
        "{}x",
        "{} {}",
        "{\"id\":\"1\"",
        "{\"a\":01}",
        "{'a':1}"
      })
  void refusesWhatIsNotOneObject(String json) {
    assertThatThrownBy(() -> ObjectTexts.read(json.getBytes(UTF_8), Set.of("id")))
        .isInstanceOf(JsonRejection.class);
  }

  @Test
  void refusesOtherEncodings() {
    for (byte[] json :
        new byte[][] {
          "{\"id\":\"1\"}".getBytes(UTF_16LE),
          "{\"id\":\"1\"}".getBytes(UTF_16BE),
          "\uFEFF{\"id\":\"1\"}".getBytes(UTF_8)
        }) {
      assertThatThrownBy(() -> ObjectTexts.read(json, Set.of("id")))
          .isInstanceOf(JsonRejection.class);
    }
  }
}
