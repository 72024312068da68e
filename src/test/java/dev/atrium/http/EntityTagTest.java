package dev.atrium.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

  @ParameterizedTest
  @ValueSource(strings = {"\"a\"", "W/\"a\"", "\"x\", \"a\"", "*", " \"b\" ,W/\"a\""})
  void aListNamesATagWeaklyCompared(String ifNoneMatch) {
    assertThat(EntityTag.matchesAny(ifNoneMatch, "\"a\"")).isTrue();
    assertThat(EntityTag.matchesAny(ifNoneMatch, "W/\"a\"")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"b\"", "a", "", "\"A\"", "\"a"})
  void anotherTagIsNotNamed(String ifNoneMatch) {
    assertThat(EntityTag.matchesAny(ifNoneMatch, "\"a\"")).isFalse();
  }

  @Test
  void onlyAStrongTagAllowsAPart() {
    assertThat(EntityTag.allowsRange("\"a\"", "\"a\"")).isTrue();
    assertThat(EntityTag.allowsRange("W/\"a\"", "W/\"a\"")).isFalse();
    assertThat(EntityTag.allowsRange("Mon, 23 Nov 2026 00:00:00 GMT", "\"a\"")).isFalse();
  }

  @Test
  void aTagIsThatOfTheBytes() {
    assertThat(EntityTag.of("a".getBytes(UTF_8))).isEqualTo("\"ca978112ca1bbdcafac231b3\"");
    assertThat(EntityTag.isOne(EntityTag.of(new byte[0]))).isTrue();
  }
}
