package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.OpenApiDocument;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class YamlAsJsonTest {

  @Test
  void keepsNamesValuesAndTheirOrder() {
    String yaml =
        """
        openapi: 3.1.0
        b: {'200': [1, -2.5, true, null, '007', "a\\"b"], a: {}, c: []}
        a: |
          two
          lines
        """;

    assertThat(json(yaml))
        .isEqualTo(
            """
            {"openapi":"3.1.0","b":{"200":[1,-2.5,true,null,"007","a\\"b"],"a":{},"c":[]},\
            "a":"two\\u000alines\\u000a"}""");
  }

  /** Two libraries read the document: what one of them takes for a number or a date, none may. */
  @Test
  void theDescriptionOfTheApiIsTheSameInBothFormats() throws IOException {
    try (InputStream yaml = getClass().getResourceAsStream("/META-INF/openapi.yaml")) {
      byte[] json = YamlAsJson.convert(yaml.readAllBytes());

      assertThat(new String(json, UTF_8))
          .startsWith(
              """
              {"openapi":"3.1.0","info":{"title":"Atrium","version":"0.1.0",\
              "license":{"name":"Apache License 2.0","identifier":"Apache-2.0"},""");
      assertThat(JsonMapper.shared().readTree(json)).isEqualTo(OpenApiDocument.ofProduct().root());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 2026-11-23", "a: 1\na: 2", "a: !!int x"})
  void refusesWhatJsonHasNot(String yaml) {
    assertThatThrownBy(() -> json(yaml)).isInstanceOf(RuntimeException.class);
  }

  private static String json(String yaml) {
    return new String(YamlAsJson.convert(yaml.getBytes(UTF_8)), UTF_8);
  }
}
