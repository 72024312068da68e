package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that names a test or a file is wrong when there is none of that name. */
class DocumentsTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

  static Stream<Path> documents() throws IOException {
    return Stream.of(".", "docs", "adr")
        .map(Path::of)
        .flatMap(directory -> filesBelow(directory, 1))
        .filter(file -> file.toString().endsWith(".md"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void namesTestsThatExist(Path document) throws IOException {
    assertThat(missingTests(Files.readString(document))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksToFilesThatExist(Path document) throws IOException {
    assertThat(brokenLinks(document)).isEmpty();
  }

  @Test
  void theRulesForAgentsFitOnAPage() throws IOException {
    assertThat(Files.readAllLines(Path.of("AGENTS.md"))).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void seesATestThatDoesNotExist(@TempDir Path directory) throws IOException {
    assertThat(
            missingTests("`DocumentsTest#documents`, `NoSuchTest` and `DocumentsTest#noSuchOne`"))
        .containsExactly("NoSuchTest", "DocumentsTest#noSuchOne");
    assertThat(
            brokenLinks(
                Files.writeString(
                    directory.resolve("page.md"), "[a](page.md) [b](gone.md#x) [c](https://x.y)")))
        .containsExactly("gone.md");
  }

  private static List<String> missingTests(String text) {
    return TEST.matcher(text)
        .results()
        .filter(name -> !exists(name.group(1), name.group(2)))
        .map(name -> name.group(2) == null ? name.group(1) : name.group(1) + "#" + name.group(2))
        .toList();
  }

  private static boolean exists(String test, String method) {
    return Stream.of("src/test/java", "src/it/java")
        .map(Path::of)
        .flatMap(directory -> filesBelow(directory, Integer.MAX_VALUE))
        .filter(file -> file.endsWith(test + ".java"))
        .anyMatch(file -> method == null || read(file).contains(" " + method + "("));
  }

  private static List<String> brokenLinks(Path document) throws IOException {
    return LINK.matcher(Files.readString(document))
        .results()
        .map((MatchResult link) -> link.group(1))
        .filter(target -> !Files.exists(document.resolveSibling(target)))
        .toList();
  }

  private static Stream<Path> filesBelow(Path directory, int depth) {
    if (!Files.exists(directory)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(directory, depth)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
