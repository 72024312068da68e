package dev.atrium.registry.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationScriptsTest {

  /** A script that is not named here would silently never run. */
  @Test
  void namesEveryScriptInOrder() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources", MigrationScripts.DIRECTORY))) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(MigrationScripts.NAMES);
    }
  }
}
