package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.embedded.filter.Condition.AllOf;
import dev.atrium.registry.embedded.filter.Condition.AnyOf;
import dev.atrium.registry.embedded.filter.Condition.Comparison;
import dev.atrium.registry.embedded.filter.Condition.Membership;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name = 'x'                      => name EQUAL text x
          name="x"                        => name EQUAL text x
          name != 'x'                     => name NOT_EQUAL text x
          name <> 'x'                     => name NOT_EQUAL text x
          a < 1                           => a LESS whole 1
          a <= 1                          => a LESS_OR_EQUAL whole 1
          a > 1                           => a GREATER whole 1
          a >= 1                          => a GREATER_OR_EQUAL whole 1
          name LIKE '%x%'                 => name LIKE text %x%
          name like '%x%'                 => name LIKE text %x%
          name ILIKE 'x'                  => name ILIKE text x
          name iLike 'x'                  => name ILIKE text x
          name IN ('a', "b",1,.5,TRUE)    => name IN (text a, text b, whole 1, fraction 0.5, truth true)
          name in ()                      => name IN ()
          """)
  void understandsOperators(String query, String expected) {
    assertThat(parsed(query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          a = 5                    => whole 5
          a = -5                   => whole -5
          a = +5                   => whole 5
          a =-5                    => whole -5
          a = 007                  => whole 7
          a = 9223372036854775807  => whole 9223372036854775807
          a = -9223372036854775808 => whole -9223372036854775808
          a = 0.5                  => fraction 0.5
          a = .5                   => fraction 0.5
          a = -.5e-1               => fraction -0.05
          a = 1.0                  => fraction 1.0
          a = 2E3                  => fraction 2000.0
          a = 1.7e+12              => fraction 1.7E12
          a = true                 => truth true
          a = TRUE                 => truth true
          a = False                => truth false
          a = 'true'               => text true
          a = '5'                  => text 5
          a = ''                   => text
          a = "it's"               => text it's
          a = 'say "hi"'           => text say "hi"
          a = 'it\\'s'             => text it's
          a = "say \\"hi\\""       => text say "hi"
          a = 'it''s'              => text it's
          a = ''''                 => text '
          a = "say ""hi\"""        => text say "hi"
          a = '\\\\'               => text \\
          a = 'a\\\\'              => text a\\
          a = '50\\%'              => text 50\\%
          a = '\\n'                => text \\n
          a = '(-- AND ,)'         => text (-- AND ,)
          a = ''''''               => text ''
          a = '\"quoted\"'         => text "quoted"
          a = 'größe ✓ 😀'          => text größe ✓ 😀
          """)
  void understandsValues(String query, String expected) {
    assertThat(parsed(query)).isEqualTo(("a EQUAL " + expected).replaceFirst("text$", "text "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          _a1 = 1                => _a1
          a.b.c = 1              => a.b.c
          v1.2 = 1               => v1.2
          a.int_value = 1        => a:WHOLE
          a.double_value = 1     => a:DECIMAL
          a.string_value = 1     => a:TEXT
          a.bool_value = 1       => a:TRUTH
          a.b.int_value = 1      => a.b:WHOLE
          a.int_value.x = 1      => a.int_value.x
          a.array_value = 1      => a.array_value
          int_value = 1          => int_value
          `a.int_value` = 1      => a.int_value
          `training-job id` = 1  => training-job id
          `a\\.b` = 1            => a.b
          `tick\\`s` = 1         => tick`s
          `tick``s` = 1          => tick`s
          `back\\\\slash` = 1    => back\\slash
          `a' or 1=1 --` = 1     => a' or 1=1 --
          and = 1                => and
          in = 1                 => in
          TRUE = 1               => TRUE
          """)
  void understandsNames(String query, String expected) {
    assertThat(parsed(query)).isEqualTo(expected + " EQUAL whole 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          a=1 AND b=1                  => (a AND b)
          a=1 and b=1 And c=1          => (a AND b AND c)
          a=1 OR b=1 or c=1            => (a OR b OR c)
          a=1 OR b=1 AND c=1           => (a OR (b AND c))
          a=1 AND b=1 OR c=1           => ((a AND b) OR c)
          (a=1 OR b=1) AND c=1         => ((a OR b) AND c)
          a=1 AND (b=1 OR (c=1))       => (a AND (b OR c))
          ((a=1))                      => a
          a=1AND b=1                   => (a AND b)
          a=1 and and=1 and or=1 or b=1 => ((a AND and AND or) OR b)
          """)
  void bindsAndTighterThanOr(String query, String expected) {
    assertThat(parsed(query).replace(" EQUAL whole 1", "")).isEqualTo(expected);
  }

  @Test
  void dropsCommentsAndWhiteSpace() {
    String query = "\t-- models only\r\n a = 1 -- the first\n\f AND b\n=\n1 --end";

    assertThat(parsed(query)).isEqualTo("(a EQUAL whole 1 AND b EQUAL whole 1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      textBlock =
          """
          name =                 => expected a value but found end of query at position 7.
          name = abc             => expected a value but found name 'abc' at position 8.
          name "test"            => expected an operator but found string at position 6.
          name                   => expected an operator but found end of query at position 5.
          name IS NULL           => expected an operator but found name 'IS' at position 6.
          NOT a = 1              => expected an operator but found name 'a' at position 5.
          name === 'x'           => expected a value but found operator '=' at position 7.
          name =< 'x'            => expected a value but found operator '<' at position 7.
          name ! 'x'             => unexpected character '!' at position 6.
          name = 'x              => the quote that is not closed begins at position 8.
          name = 'x\\'           => the quote that is not closed begins at position 8.
          name = "x'             => the quote that is not closed begins at position 8.
          `name = 'x'            => the quote that is not closed begins at position 1.
          `` = 'x'               => expected a name but found name in backticks at position 1.
          `a`.int_value = 1      => unexpected character '.' at position 4.
          (name = 'x'            => expected AND, OR or ')' but found end of query at position 12.
          name = 'x')            => expected AND, OR or the end of the query but found ')' at position 11.
          name = 'x' 'y'         => expected AND, OR or the end of the query but found string at position 12.
          a = 1 AND              => expected a name but found end of query at position 10.
          a = 1 AND OR b = 1     => expected an operator but found name 'b' at position 14.
          AND                    => expected an operator but found end of query at position 4.
          ()                     => expected a name but found ')' at position 2.
          'a' = 1                => expected a name but found string at position 1.
          5 = a                  => expected a name but found number '5' at position 1.
          a = (1, 2)             => expected a value but found '(' at position 5.
          a IN 1                 => expected '(' but found number '1' at position 6.
          a IN (1, 2             => expected ',' or ')' but found end of query at position 11.
          a IN (1 2)             => expected ',' or ')' but found number '2' at position 9.
          a IN (1,)              => expected a value but found ')' at position 9.
          a IN (,1)              => expected a value but found ',' at position 7.
          a IN ((1))             => expected a value but found '(' at position 7.
          a = 1.2.3              => expected AND, OR or the end of the query but found number '.3' at position 8.
          a = 5.                 => unexpected character '.' at position 6.
          a = 5-3                => expected AND, OR or the end of the query but found number '-3' at position 6.
          a = --5                => expected a value but found end of query at position 8.
          a..b = 1               => unexpected character '.' at position 2.
          a. = 1                 => unexpected character '.' at position 2.
          a = 1; drop table x    => unexpected character ';' at position 6.
          größe = 1              => unexpected character U+00F6 at position 3.
          -- nothing             => expected a name but found end of query at position 11.
          fake IN ('test', 'fake')) => expected AND, OR or the end of the query but found ')' at position 25.
          field.string_value AND => expected an operator but found name 'AND' at position 20.
          """)
  void saysWhatItExpectedAndWhere(String query, String problem) {
    assertThatThrownBy(() -> parsed(query))
        .isInstanceOfSatisfying(
            RegistryException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(RegistryException.Reason.REJECTED))
        .hasMessage(
            "invalid filter query syntax: "
                + problem
                + " Hint: String values must be quoted (for example name = 'value'), numbers and"
                + " booleans must not (id > 5, active = true)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a = 'x\0y'", "a = 'x\ud83d'", "a = '\ude00'", "`\ud83d ` = 1", "a\0 = 1"})
  void refusesCharactersNoDatabaseStores(String query) {
    assertThatThrownBy(() -> parsed(query))
        .isInstanceOf(RegistryException.class)
        .hasMessageMatching(
            "invalid filter query syntax: unexpected character U\\+(0000|D83D|DE00) at position"
                + " .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e309", "-1e309"})
  void refusesNumbersOutOfRange(String number) {
    assertThatThrownBy(() -> parsed("a = " + number))
        .isInstanceOf(RegistryException.class)
        .hasMessage("invalid filter query, type mismatch or invalid value in comparison");
  }

  @Test
  void shortensWhatItRepeats() {
    assertThatThrownBy(() -> parsed("a = " + "b".repeat(5000)))
        .hasMessageContaining("found name '" + "b".repeat(40) + "...'");
  }

  private static String parsed(String query) {
    return text(new Parser(new Lexer(query)).parse());
  }

  private static String text(Condition condition) {
    if (condition instanceof AllOf all) {
      return joined(" AND ", all.parts());
    }
    if (condition instanceof AnyOf any) {
      return joined(" OR ", any.parts());
    }
    if (condition instanceof Comparison comparison) {
      return String.join(
          " ", text(comparison.property()), comparison.operator().name(), text(comparison.value()));
    }
    Membership membership = (Membership) condition;
    return membership.values().stream()
        .map(ParserTest::text)
        .collect(Collectors.joining(", ", text(membership.property()) + " IN (", ")"));
  }

  private static String joined(String conjunction, List<Condition> parts) {
    return parts.stream().map(ParserTest::text).collect(Collectors.joining(conjunction, "(", ")"));
  }

  private static String text(PropertyReference property) {
    return property.name() + property.suffix().map(column -> ":" + column).orElse("");
  }

  private static String text(Literal literal) {
    if (literal instanceof Literal.Text text) {
      return "text " + text.value();
    }
    if (literal instanceof Literal.Whole whole) {
      return "whole " + whole.value();
    }
    return literal instanceof Literal.Fraction fraction
        ? "fraction " + fraction.value()
        : "truth " + literal.asTruth();
  }
}
