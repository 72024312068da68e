package dev.atrium;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Would pass whatever happens while golden files are being written. */
@DisabledIfSystemProperty(named = "golden.update", matches = "true")
class GoldenFileTest {

  @TempDir Path directory;

  @Test
  void acceptsWhatItSays() throws IOException {
    assertThatCode(() -> saying("GET /models\n").isExactly("GET /models\n"))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesWhatItDoesNotSayAndTellsHowToWriteItAnew() throws IOException {
    GoldenFile golden = saying("GET /models\n");

    assertThatThrownBy(() -> golden.isExactly("GET /models\nPOST /models\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("POST /models")
        .hasMessageContaining("./mvnw test -Dtest=GoldenFileTest -Dgolden.update=true");
  }

  @Test
  void refusesEverythingWhileItDoesNotExist() {
    GoldenFile golden = new GoldenFile(directory.resolve("missing.txt"), GoldenFileTest.class);

    assertThatThrownBy(() -> golden.isExactly("GET /models\n")).isInstanceOf(AssertionError.class);
  }

  private GoldenFile saying(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("golden.txt"), content);
    return new GoldenFile(file, GoldenFileTest.class);
  }
}
