package dev.atrium.registry.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.json.JsonRejection.Kind;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTextsTest {

  @Test
  void readsTheTextsOfTheData() {
    assertThat(read("{\"data\":{\"a\":\"1\",\"b\":null}}")).isEqualTo(Map.of("a", "1"));
    assertThat(read("{\"data\":null}")).isEmpty();
    assertThat(read("{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                     | EMPTY
          []                     | WRONG_TYPE
          {"data":[]}            | WRONG_TYPE
          {"data":{"a":1}}       | WRONG_TYPE
          {"data":{"c":"1"}}     | UNKNOWN_FIELD
          {"more":1}             | UNKNOWN_FIELD
          {"data":{}} {}         | NOT_ALONE
          {"data":{"a":"1"       | MALFORMED
          """)
  void refusesEverythingElse(String json, Kind kind) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOfSatisfying(JsonRejection.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static Map<String, String> read(String json) {
    return DataTexts.read(json.getBytes(UTF_8), Set.of("a", "b"));
  }
}
