package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.web.OpenApiServlet.Format;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiServletTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -    | ''                                             | YAML
          -    | */*                                            | YAML
          -    | text/html,application/xhtml+xml,*/*;q=0.8      | YAML
          -    | application/json                               | JSON
          -    | application/json;charset=utf-8                 | JSON
          -    | */*, application/json                          | JSON
          -    | application/json;q=0.9, */*                    | JSON
          -    | application/yaml, application/json             | JSON
          -    | application/yaml, application/json;q=0.9       | YAML
          -    | application/json;q=0.5, text/yaml;q=0.6        | YAML
          -    | application/json;q=0                           | YAML
          JSON | application/yaml                               | JSON
          json | ''                                             | JSON
          YAML | application/json                               | YAML
          """)
  void aClientGetsTheFormatItAsksFor(String name, String accept, Format format) {
    assertThat(Format.wanted(name, accept)).hasValue(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xml", "JSON,YAML"})
  void thereIsNoOtherFormat(String name) {
    assertThat(Format.wanted(name, "application/json")).isEmpty();
  }
}
