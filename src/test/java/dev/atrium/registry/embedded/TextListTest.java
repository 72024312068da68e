package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextListTest {

  @Test
  void readsWhatItWrote() {
    List<String> texts = List.of("en", "", "a:b", "3:x", "漢字 🙂", "\n");

    assertThat(TextList.format(texts)).startsWith("2:en0:3:a:b");
    assertThat(TextList.parse(TextList.format(texts))).isEqualTo(texts);
  }

  @Test
  void tellsAnEmptyListFromAListOfAnEmptyText() {
    assertThat(TextList.parse(TextList.format(List.of()))).isEmpty();
    assertThat(TextList.parse(TextList.format(List.of("")))).containsExactly("");
  }
}
