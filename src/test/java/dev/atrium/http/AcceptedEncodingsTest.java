package dev.atrium.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedEncodingsTest {

  @ParameterizedTest
  @CsvSource({
    "'gzip, deflate, br', br",
    "gzip, gzip",
    "'br;q=0, gzip', gzip",
    "'br ; q=0.000 , gzip ; q=0.1', gzip",
    "'gzip;q=0.0', ''",
    "'BR', br",
    "zstd, ''",
    "'', ''"
  })
  void theBestIsTheSmallestThatIsWantedAndThere(String accepted, String encoding) {
    assertThat(AcceptedEncodings.best(accepted, Set.of("", "gzip", "br"))).isEqualTo(encoding);
  }

  @Test
  void areNamedOnceAndInOneOrder() {
    assertThat(AcceptedEncodings.of("gzip, zstd;q=0.5, br, gzip, x"))
        .containsExactly("br", "gzip", "zstd");
  }
}
