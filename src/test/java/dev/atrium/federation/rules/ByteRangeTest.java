package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

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
