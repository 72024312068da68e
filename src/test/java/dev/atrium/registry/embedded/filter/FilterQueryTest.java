package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterQueryTest {

  private static final FilterTarget TARGET =
      new FilterTarget(
          "i",
          "context_prop",
          Map.of(
              "id", new KnownField("id", KnownField.Type.NUMBER),
              "name", new KnownField("name", KnownField.Type.TEXT),
              "value", new KnownField("double_v", KnownField.Type.DECIMAL)));

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\r\n"})
  void filtersNothingForABlankQuery(String query) {
    assertThat(FilterQuery.compile(query, TARGET, Dialect.H2)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name = 'x'             => i.name = :f0 => {f0=x}
          name = 5               => i.name = :f0 => {f0=5}
          name = 007             => i.name = :f0 => {f0=007}
          `name` = 'x'           => i.name = :f0 => {f0=x}
          name.string_value >='x' => i.name >= :f0 => {f0=x}
          name <> 'x'            => i.name <> :f0 => {f0=x}
          name LIKE 'x%'         => i.name like :f0 escape '!' => {f0=x%}
          name ILIKE 'x%'        => lower(i.name) like lower(:f0) escape '!' => {f0=x%}
          name IN ('a', 5)       => i.name in (:f0, :f1) => {f0=a, f1=5}
          name IN ()             => 1 = 0 => {}
          nosuch IN ()           => 1 = 0 => {}
          id = '12'              => i.id = :f0 => {f0=12}
          id IN ('12', 13, 1.4e1) => i.id in (:f0, :f1, :f2) => {f0=12, f1=13, f2=14}
          id.int_value > 1       => i.id > :f0 => {f0=1}
          value < '0.5'          => i.double_v < :f0 => {f0=0.5}
          value < 1              => i.double_v < :f0 => {f0=1.0}
          id = 1 OR id = 2 AND id = 3 => (i.id = :f0 or (i.id = :f1 and i.id = :f2)) => {f0=1, f1=2, f2=3}
          """)
  void comparesKnownFieldsInTheirColumn(String query, String sql, String bindings) {
    SqlCondition condition = compiled(query);

    assertThat(condition.sql()).isEqualTo(sql);
    assertThat(inOrder(condition)).isEqualTo(bindings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          a = 'x'             => p.value_type = 3 and p.key_v = :f1 => {f0=a, f1=x}
          a != 'x'            => p.value_type = 3 and p.key_v <> :f1 => {f0=a, f1=x}
          a > 'x'             => p.value_type = 3 and p.text_v > :f1 => {f0=a, f1=x}
          a LIKE '5\\%'       => p.value_type = 3 and p.text_v like :f1 escape '!' => {f0=a, f1=5!%}
          a = 5               => (p.int_v = :f1 or p.double_v = :f2) => {f0=a, f1=5, f2=5.0}
          a != 5              => (p.int_v <> :f1 or p.double_v <> :f2) => {f0=a, f1=5, f2=5.0}
          a >= 0.5            => p.double_v >= :f1 => {f0=a, f1=0.5}
          a = true            => p.bool_v = :f1 => {f0=a, f1=true}
          a.int_value <= 5    => p.int_v <= :f1 => {f0=a, f1=5}
          a.double_value = 5  => p.double_v = :f1 => {f0=a, f1=5.0}
          a.bool_value != true => p.bool_v <> :f1 => {f0=a, f1=true}
          a.string_value = 'x' => p.value_type = 3 and p.key_v = :f1 => {f0=a, f1=x}
          a IN ('x', 'y')     => p.value_type = 3 and p.key_v in (:f1, :f2) => {f0=a, f1=x, f2=y}
          a IN (1, 'x', 2.5)  => (p.value_type = 3 and p.key_v in (:f1) or p.int_v in (:f2) or p.double_v in (:f3, :f4)) => {f0=a, f1=x, f2=1, f3=1.0, f4=2.5}
          `a.int_value` = 5.5 => p.double_v = :f1 => {f0=a.int_value, f1=5.5}
          """)
  void looksForCustomPropertiesInTheirTable(String query, String test, String bindings) {
    SqlCondition condition = compiled(query);

    assertThat(condition.sql())
        .isEqualTo(
            "exists (select 1 from context_prop p where p.owner_id = i.id and p.name = :f0 and "
                + test
                + ")");
    assertThat(inOrder(condition)).isEqualTo(bindings);
  }

  @Test
  void rechecksTheWholeTextWhenTheKeyMayBeCutOff() {
    String text = "a".repeat(300);

    SqlCondition condition = compiled("a = '" + text + "'");

    assertThat(condition.sql()).endsWith("and p.key_v = :f1 and p.text_v = :f2)");
    assertThat(condition.bindings()).containsEntry("f1", "a".repeat(255)).containsEntry("f2", text);
  }

  @Test
  void givesH2NoPatternItsLikeCouldGetLostIn() {
    String query = "name ILIKE '%a%b'";

    assertThat(FilterQuery.compile(query, TARGET, Dialect.H2).orElseThrow().sql())
        .isEqualTo("lower(i.name) regexp lower(:f0)");
    assertThat(FilterQuery.compile(query, TARGET, Dialect.POSTGRESQL).orElseThrow().sql())
        .isEqualTo("lower(i.name) like lower(:f0) escape '!'");
  }

  @Test
  void keepsPostgresFromPlanningManyJoins() {
    String sql = compiled(repeated("a = 1", " AND ", 6)).sql();

    assertThat(sql.split("offset 0 rows\\)", -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name = 0.5",
        "name = true",
        "name > 5",
        "name LIKE 5",
        "name IN (true)",
        "name.int_value = 5",
        "name.bool_value = true",
        "id = 'abc'",
        "id = ''",
        "id = ' 5'",
        "id = '5x'",
        "id = 'NaN'",
        "id = '9223372036854775808'",
        "id = 0.5",
        "id = 1e300",
        "id = true",
        "id LIKE '1%'",
        "id.string_value = '5'",
        "id IN (1, 'x')",
        "value = 'Infinity'",
        "value ILIKE '0%'",
        "a LIKE 5",
        "a ILIKE 0.5",
        "a LIKE true",
        "a > true",
        "a.string_value = 5.0",
        "a.string_value IN ('x', 5)",
        "a.int_value = '5'",
        "a.int_value = 5.5",
        "a.int_value = true",
        "a.int_value LIKE '5'",
        "a.double_value < 'abc'",
        "a.bool_value = 1",
        "a.bool_value = 'true'",
        "a.bool_value IN (true, 1)",
      })
  void refusesToCompareWhatCannotBeCompared(String query) {
    assertThatThrownBy(() -> compiled(query))
        .isInstanceOfSatisfying(
            RegistryException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(RegistryException.Reason.REJECTED))
        .hasMessage("invalid filter query, type mismatch or invalid value in comparison");
  }

  @Test
  void takesQueriesUpToItsLimits() {
    assertThat(compiled("(".repeat(100) + "id = 1" + ")".repeat(100)).sql())
        .isEqualTo("i.id = :f0");
    assertThat(compiled(repeated("id = 1", " OR ", 100)).bindings()).hasSize(100);
    assertThat(compiled(repeated("((id = 1))", " OR ", 99)).bindings()).hasSize(99);
    assertThat(compiled("id IN (" + repeated("1", ",", 1000) + ")").bindings()).hasSize(1000);
    assertThat(compiled("id = 1" + " ".repeat(8186)).sql()).isEqualTo("i.id = :f0");
  }

  @Test
  void refusesQueriesBeyondItsLimits() {
    refuses("(".repeat(101) + "id = 1" + ")".repeat(101), "more than 100 levels of parentheses");
    refuses(repeated("id = 1", " OR ", 101), "more than 100 conditions");
    refuses(
        "id IN (" + repeated("1", ",", 600) + ") OR a IN (" + repeated("1", ",", 401) + ")",
        "more than 1000 values in lists");
    refuses(" ".repeat(8193), "the query is longer than 8192 characters");
  }

  @Test
  void refusesAnAliasThatWouldBeHidden() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterTarget("p", "context_prop", Map.of()))
        .withMessage("alias must not be 'p', which the property table has");
  }

  private static void refuses(String query, String problem) {
    assertThatThrownBy(() -> compiled(query))
        .isInstanceOf(RegistryException.class)
        .hasMessage("invalid filter query syntax: " + problem);
  }

  private static String repeated(String part, String separator, int times) {
    return String.join(separator, Collections.nCopies(times, part));
  }

  private static SqlCondition compiled(String query) {
    return FilterQuery.compile(query, TARGET, Dialect.POSTGRESQL).orElseThrow();
  }

  private static String inOrder(SqlCondition condition) {
    Map<String, Object> bindings = condition.bindings();
    return IntStream.range(0, bindings.size())
        .mapToObj(index -> "f" + index + "=" + bindings.get("f" + index))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
