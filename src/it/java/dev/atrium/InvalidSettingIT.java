package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad setting stops the start with one sentence that names key and value. */
class InvalidSettingIT {

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ATRIUM_DEMO_DATA | perhaps | atrium.demo.data must be true or false, but is 'perhaps'
          ATRIUM_HOST | * | atrium.host must be a loopback address while AUTH_MODE is disabled, but is '*'
          AUTH_MODE | nobody | AUTH_MODE must be one of user_token, internal, disabled, but is 'nobody'
          ALLOWED_ORIGINS | * | ALLOWED_ORIGINS must be origins like https://dashboard.example.com, but has '*'
          ATRIUM_DATA_DIR | data | atrium.data.dir must be absolute or start with ./, but is 'data'
          """)
  void stopsTheStart(String variable, String value, String sentence)
      throws IOException, InterruptedException {
    String log = AtriumServer.failToStart("invalid-setting", Map.of(variable, value));

    assertThat(log).contains(sentence).doesNotContain("\tat ");
  }
}
