package dev.atrium.registry.embedded.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PropertyKeyTest {

  @Test
  void isTheTextItselfUpToItsGreatestLength() {
    assertThat(PropertyKey.of("")).isEmpty();
    assertThat(PropertyKey.of("a".repeat(255))).isEqualTo("a".repeat(255));
  }

  @Test
  void isTheBeginningOfALongerText() {
    assertThat(PropertyKey.of("a".repeat(255) + "b")).isEqualTo("a".repeat(255));
  }

  @Test
  void splitsNoSurrogatePair() {
    assertThat(PropertyKey.of("a".repeat(254) + "😀")).isEqualTo("a".repeat(254));
    assertThat(PropertyKey.of("a".repeat(253) + "😀b")).isEqualTo("a".repeat(253) + "😀");
  }

  @Test
  void isAmbiguousAsSoonAsALongerTextCanHaveIt() {
    assertThat(PropertyKey.isAmbiguousFor("a".repeat(253))).isFalse();
    assertThat(PropertyKey.isAmbiguousFor("a".repeat(254))).isTrue();
  }
}
