package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets come from the environment or from mounted files, never from a file in the repository. */
class NoSecretsInRepositoryTest {

  private static final String SECRET_NAME =
      "[\\w.-]*(?:password|passwd|pwd|secret|token|credential|api-?key|private-?key)";

  /** An attribute, a property or an entry whose name sounds like a secret, and its value. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?i)(?:^|[\\s<\"'])"
              + SECRET_NAME
              + "[\"']?\\s*[=:]\\s*(?<value>\"[^\"]*\"|'[^']*'|[^\\s#]*)");

  /** A variable of the server, or an entry of a manifest, whose value is a member of its own. */
  private static final Pattern NAMED_VALUE =
      Pattern.compile(
          "(?i)name\\s*[=:]\\s*[\"']?"
              + SECRET_NAME
              + "[\"']?\\s+(?:defaultValue|value)\\s*[=:]\\s*(?<value>\"[^\"]*\"|'[^']*'|[^\\s#]*)");

  @Test
  void noneInWhatConfiguresTheServerOrTheCluster() throws IOException {
    List<String> found = new ArrayList<>();
    for (String directory : List.of("liberty", "kubernetes")) {
      for (Path file : filesBelow(Path.of(directory))) {
        secretsIn(Files.readString(file)).forEach(secret -> found.add(file + ": " + secret));
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<properties password=\"hunter2\"/>",
        "<keyStore password='{xor}Lz4sLCgwLTs='/>",
        "<variable name=\"atrium.db.password\" defaultValue=\"hunter2\"/>",
        "  dbPassword: hunter2",
        "client-secret=hunter2",
        "- name: ATRIUM_DB_PASSWORD\n  value: \"hunter2\"",
        "\"apiKey\": \"hunter2\""
      })
  void seesASecret(String text) {
    assertThat(secretsIn(text))
        .containsExactly(text.contains("xor") ? "{xor}Lz4sLCgwLTs=" : "hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<properties password=\"${atrium.db.password}\"/>",
        "<variable name=\"atrium.db.password\" defaultValue=\"\"/>",
        "- name: ATRIUM_DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      key: password",
        "automountServiceAccountToken: false",
        "secretName: registry-database",
        "<!-- The password is asked for: see the guide. -->"
      })
  void acceptsWhatRefersToASecret(String text) {
    assertThat(secretsIn(text)).isEmpty();
  }

  private static List<String> secretsIn(String text) {
    return Stream.of(ASSIGNMENT, NAMED_VALUE)
        .flatMap(pattern -> pattern.matcher(text).results().map(found -> found.group(1)))
        .map(value -> value.replaceAll("^[\"']|[\"'>/]*$", ""))
        .filter(value -> !value.isEmpty() && !value.startsWith("$"))
        .filter(value -> !value.matches("true|false"))
        .toList();
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
