package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.testing.AtriumServer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a first start costs whoever runs the shipped server with the shipped options. */
class FirstStartIT {

  @Test
  void takesAtMost350MebibytesOfMemory() throws IOException, InterruptedException {
    try (AtriumServer server = AtriumServer.start("first-start", Map.of())) {
      assertThat(server.application().get("/api/v1/models?namespace=any").statusCode())
          .isEqualTo(200);
      assertThat(server.residentMebibytes()).isBetween(50L, 350L);
    }
  }
}
