package dev.atrium.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What neither an error nor a log line may show. Every answer and every log of the tests is held
 * against it.
 */
public final class Disclosure {

  /** Markup, classes, messages of the server, addresses inside. */
  private static final Pattern INSIDES =
      Pattern.compile(
          "<[!/a-zA-Z]|Exception|dev\\.atrium|com\\.ibm|\\b(?:java|jakarta|org)\\.[a-z]|CWW|SRVE"
              + "|jdbc:|127\\.0\\.0\\.1|\\blocalhost:\\d|\\bat [\\w.$]+\\(");

  private static final Pattern TOKEN =
      Pattern.compile(
          "eyJ[\\w-]{8,}\\.[\\w-]*|(?i:bearer) +[\\w.~+/-]{8,}|(?i:authorization)[\"': =]+[\\w-]+ ?[\\w.]{8,}");

  /** Shorter ones are found in any text. */
  private static final int SHORTEST_PART = 16;

  private Disclosure() {}

  /**
   * Looks through everything that the servers of the tests have logged so far.
   *
   * @return how many logs there were
   */
  public static int assertNoneInAnyLog() throws IOException {
    List<Path> logs = ServerDirectory.logsOfAll();
    Set<String> issued = TokenIssuer.issued();
    for (Path log : logs) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(text).as(log.toString()).doesNotContainPattern(TOKEN);
      assertThat(issued).as("tokens in " + log).noneMatch(token -> hasPartOf(token, text));
    }
    return logs.size();
  }

  /** Its claims or its signature are as good as all of it to whoever looks for them. */
  public static boolean hasPartOf(String token, String text) {
    return Arrays.stream(token.split("\\.", -1))
        .skip(1)
        .anyMatch(part -> part.length() >= SHORTEST_PART && text.contains(part));
  }

  public static void assertNoneInAnswer(int status, String body) {
    if (status >= 400) {
      assertThat(body).as("answer %s", status).doesNotContainPattern(TOKEN);
      assertThat(body).as("answer %s", status).doesNotContainPattern(INSIDES);
    }
  }

  /**
   * Looks through a log.
   *
   * @param secrets what the server was given and must keep to itself
   */
  public static void assertNoneInLog(String log, Collection<String> secrets) {
    assertThat(log).doesNotContainPattern(TOKEN);
    for (String secret : secrets) {
      assertThat(log.contains(secret)).as("the log has a secret").isFalse();
    }
  }
}
