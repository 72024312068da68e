package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.registry.RegistryException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileFilterQueryTest {

  private static final FilterTarget TARGET = new FilterTarget("i", "context_prop", Map.of());
  private static final Duration LIMIT = Duration.ofMillis(50);
  private static final int TRIES = 5;

  static Stream<String> unitsThatAreRepeated() {
    return Stream.concat(
        Stream.of(
            ", -- \0 \ud800 😀 ( ) ' '' \" ` \\ '\\ `\\ - + . .. 1 1. 9e e a. _ < = ! 1,"
                .split(" ")),
        Stream.of(" ", "\n", "--\n", "a=1 AND ", "a=1 OR (", "a IN (", "and ", "x='%a", "a='"));
  }

  static Stream<String> wholeQueries() {
    return Stream.of(
        "a=" + "9".repeat(8000),
        "a=0." + "9".repeat(8000),
        "a=1e" + "9".repeat(8000),
        "a=." + "0".repeat(8000) + "1e8000",
        "a.double_value='" + "9".repeat(8000),
        "a LIKE '" + "%a".repeat(4000) + "'",
        "a LIKE '" + "\\".repeat(8000) + "'",
        "a='" + "\\".repeat(8000) + "'",
        "a='" + "'".repeat(8000) + "'",
        "a." + "b.".repeat(4000) + "int_value=1",
        "a IN (" + "1,".repeat(4000) + "1)",
        "(".repeat(4000) + "a=1" + ")".repeat(4000),
        "a=1" + " OR a=1".repeat(1100));
  }

  @ParameterizedTest
  @MethodSource("unitsThatAreRepeated")
  void isQuicklyDoneWithARepeatedUnit(String unit) {
    String tail = unit.repeat(8192 / unit.length());

    assertThat(fastest(tail)).isLessThan(LIMIT);
    assertThat(fastest(("a = " + tail).substring(0, 8192))).isLessThan(LIMIT);
    assertThat(fastest(("a = '" + tail).substring(0, 8192))).isLessThan(LIMIT);
    assertThat(fastest(("a IN (" + tail).substring(0, 8192))).isLessThan(LIMIT);
  }

  @ParameterizedTest
  @MethodSource("wholeQueries")
  void isQuicklyDoneWithAnExtremeQuery(String query) {
    assertThat(fastest(query)).isLessThan(LIMIT);
  }

  /** Of a few, so that a busy machine fails nobody. */
  private static Duration fastest(String query) {
    return Stream.generate(() -> timeFor(query))
        .limit(TRIES)
        .min(Duration::compareTo)
        .orElseThrow();
  }

  private static Duration timeFor(String query) {
    long start = System.nanoTime();
    try {
      FilterQuery.compile(query, TARGET, Dialect.H2);
    } catch (RegistryException e) {
      assertThat(e).hasMessageStartingWith("invalid filter query");
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
