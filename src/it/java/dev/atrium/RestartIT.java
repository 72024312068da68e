package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The server comes back by itself after whatever ended it. */
class RestartIT {

  @Test
  void isReadyAgainAfterStopAndAfterKill() throws IOException, InterruptedException {
    try (AtriumServer server = AtriumServer.start("restart", Map.of())) {
      long first = server.pid();
      server.stop();
      assertThat(server.isRunning()).isFalse();

      server.start();
      assertThat(server.pid()).isNotEqualTo(first);
      server.killHard();
      assertThat(server.isRunning()).isFalse();

      server.start();
      assertThat(server.application().get("/health/ready").statusCode()).isEqualTo(200);
    }
  }
}
