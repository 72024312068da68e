package dev.atrium.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {

  @Test
  void escapesWhatJsonDoesNotAllow() {
    assertThat(JsonText.quoted("a\"b\\c\n\u0000é\uD83D\uDE00"))
        .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0000é\uD83D\uDE00\"");
  }

  @Test
  void quotesAnEmptyText() {
    assertThat(JsonText.quoted("")).isEqualTo("\"\"");
  }
}
