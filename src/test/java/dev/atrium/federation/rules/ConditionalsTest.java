package dev.atrium.federation.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalsTest {

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

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, bytes 0-9/100",
    "bytes=90-, bytes 90-99/100",
    "bytes=-10, bytes 90-99/100",
    "bytes=-1000, bytes 0-99/100",
    "bytes=95-1000, bytes 95-99/100",
    "bytes=100-, bytes */100",
    "bytes=-0, bytes */100",
    "bytes=999999999999-, bytes */100"
  })
  void aRangeIsWhatThereIsOfIt(String header, String contentRange) {
    assertThat(ByteRange.of(header, 100).orElseThrow().contentRange(100)).isEqualTo(contentRange);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,3-4", "bytes=-", "bytes=5-4", "lines=1-2", "bytes=a-b", ""})
  void whatIsNoSingleRangeMeansTheWhole(String header) {
    assertThat(ByteRange.of(header, 100)).isEmpty();
  }
}
