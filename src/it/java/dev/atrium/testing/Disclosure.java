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
import java.util.regex.Matcher;
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

  /** What the application itself has logged, in either format; the rest is the server's. */
  private static final Pattern OURS =
      Pattern.compile(
          "(?m)^\\[[^]\n]*] \\w+ dev\\.atrium\\.[\\w.$]+ +[A-Z] (.*)$"
              + "|\"message\":\"((?:[^\"\\\\\n]|\\\\.)*)\"[^\n]*\"module\":\"dev\\.atrium\\.");

  /** In a line for the operator, who may be told which kind of failure there was. */
  private static final Pattern INSIDES_OF_A_LINE =
      Pattern.compile(
          "dev\\.atrium\\.|com\\.ibm\\.|jdbc:|127\\.0\\.0\\.1|\\blocalhost:\\d|\\bat [\\w.$]+\\(");

  /** The server's own refusal of a path; it says no more than that. */
  private static final Pattern REFUSED_PATH = Pattern.compile("<H1>CWWWC0005I: [^<]*</H1>\\s*<BR>");

  /** Shorter ones are found in any text. */
  private static final int SHORTEST_PART = 16;

  private Disclosure() {}

  /**
   * Looks through everything that the servers of the tests have logged so far. What is thrown away
   * before, because a server starts again, has been looked through then.
   *
   * @return how many logs there were
   */
  public static int assertNoneInAnyLog() throws IOException {
    List<Path> logs = ServerDirectory.logsOfAll();
    assertNoneIn(logs);
    return logs.size();
  }

  /** Looks through logs of any kind. */
  static void assertNoneIn(Collection<Path> logs) throws IOException {
    Set<String> issued = logs.isEmpty() ? Set.of() : TokenIssuer.issued();
    for (Path log : logs) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(text).as(log.toString()).doesNotContainPattern(TOKEN);
      assertThat(issued).as("tokens in " + log).noneMatch(token -> hasPartOf(token, text));
      assertNoInsides(log.toString(), text);
    }
  }

  /** Looks through the lines that are the application's own. */
  public static void assertNoInsides(String log, String text) {
    Matcher line = OURS.matcher(text);
    while (line.find()) {
      String said = line.group(1) == null ? line.group(2) : line.group(1);
      assertThat(said).as(log).doesNotContainPattern(INSIDES_OF_A_LINE);
    }
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

  /** Looks through the bytes of all answers of a connection, if the first one is an error. */
  static void assertNoneInAnswers(String bytes) {
    int end = bytes.indexOf("\r\n\r\n");
    if (end > 0 && bytes.matches("(?s)HTTP/1\\.[01] [45].*")) {
      assertNoneInAnswer(400, REFUSED_PATH.matcher(bytes.substring(end)).replaceAll(""));
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
