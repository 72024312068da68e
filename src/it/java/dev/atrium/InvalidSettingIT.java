package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bad settings stop the start with one sentence each that names key and value. */
class InvalidSettingIT {

  @Test
  void everyOneStopsTheStartAndIsTold() throws IOException, InterruptedException {
    String log =
        start(
            Map.of(
                "ATRIUM_DEMO_DATA", "perhaps",
                "ATRIUM_HOST", "*",
                "ALLOWED_ORIGINS", "*",
                "ATRIUM_DATA_DIR", "data"));

    assertThat(log)
        .contains(
            "atrium.demo.data must be true or false, but is 'perhaps'",
            "atrium.host must be a loopback address while AUTH_MODE is disabled, but is '*'",
            "ALLOWED_ORIGINS must be origins like https://dashboard.example.com, but has '*'",
            "atrium.data.dir must be absolute or start with ./, but is 'data'");
  }

  @Test
  void oneThatOthersDependOnStopsTheStart() throws IOException, InterruptedException {
    String log = start(Map.of("AUTH_MODE", "nobody", "ATRIUM_HOST", "*"));

    assertThat(log)
        .contains("AUTH_MODE must be one of user_token, internal, disabled, but is 'nobody'")
        .doesNotContain("must be a loopback address");
  }

  private static String start(Map<String, String> settings)
      throws IOException, InterruptedException {
    String log = AtriumServer.failToStart("invalid-setting", settings);

    assertThat(log).doesNotContain("\tat ");
    return log;
  }
}
