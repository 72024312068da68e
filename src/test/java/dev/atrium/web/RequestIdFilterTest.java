package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdFilterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "7f3c-9.A_b",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void keepsAnIdThatDoesNoHarm(String asked) {
    assertThat(RequestIdFilter.idFor(asked)).isEqualTo(asked);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "a b",
        "a\nb",
        "a\n",
        "é",
        "<script>",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void makesItsOwnInsteadOfAnyOther(String asked) {
    assertThat(RequestIdFilter.idFor(asked)).matches("[0-9a-f]{16}");
  }

  @Test
  void makesADifferentOneEachTime() {
    assertThat(RequestIdFilter.idFor(null)).isNotEqualTo(RequestIdFilter.idFor(null));
  }
}
