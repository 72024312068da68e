package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LikePatternTest {

  @ParameterizedTest
  @CsvSource({
    "abc, abc",
    "a%b_c, a%b_c",
    "50\\%, 50!%",
    "a\\_b, a!_b",
    "a\\\\b, a\\b",
    "a\\b, ab",
    "a\\, a\\",
    "a\\\\, a\\",
    "wow!, wow!!",
    "wow\\!, wow!!",
    "%%a%%%, %a%",
    "%\\%%, %!%%",
  })
  void escapesByExclamationMark(String written, String expected) {
    assertThat(new LikePattern(written).toSql()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "%a%b, (?s)^(?>.*?a).*b\\z",
    "x%a%b%y, (?s)^x(?>.*?a)(?>.*?b).*y\\z",
    "%a%b%, (?s)^(?>.*?a)(?>.*?b).*\\z",
    "a_%.%+, (?s)^a.(?>.*?\\.).*\\+\\z",
    "%50\\%%!%x, (?s)^(?>.*?50\\%)(?>.*?\\!).*x\\z",
  })
  void takesEachPartWhereItFirstOccurs(String written, String expected) {
    LikePattern pattern = new LikePattern(written);

    assertThat(pattern.hasSeveralPlaces()).isTrue();
    assertThat(pattern.toRegex()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a%", "%a", "a%b", "%a%", "a%b%", "%%%a%%%", "%\\%\\%a%", "%"})
  void leavesToLikeWhatHasAtMostOnePlace(String written) {
    assertThat(new LikePattern(written).hasSeveralPlaces()).isFalse();
  }

  @Test
  void boundsTheWildcards() {
    assertThat(new LikePattern("a%".repeat(500)).hasSeveralPlaces()).isTrue();
    assertThatThrownBy(() -> new LikePattern("_".repeat(501)))
        .isInstanceOf(RegistryException.class)
        .hasMessage("invalid filter query syntax: more than 500 wildcards in a pattern");
  }
}
