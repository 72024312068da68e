package dev.atrium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the repository that says what the code does, so that a change of it shows up in a
 * review. Whoever means the change writes the file anew; whoever does not has been warned.
 */
record GoldenFile(Path file, Class<?> test) {

  private static final String UPDATE = "golden.update";

  GoldenFile {
    requireNonNull(file, "file is null");
    requireNonNull(test, "test is null");
  }

  /**
   * Passes when the file has exactly this content; with the property set, gives it this content.
   */
  void isExactly(String content) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, content, UTF_8);
      }
      String written = Files.exists(file) ? Files.readString(file, UTF_8) : "";
      assertThat(content).as(advice()).isEqualTo(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String advice() {
    return "%s does not say what the code does. If the code is right: %s"
        .formatted(file, "./mvnw test -Dtest=" + test.getSimpleName() + " -D" + UPDATE + "=true");
  }
}
