package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HopByHopHeadersTest {

  @Test
  void dropsWhatConnectionNominates() {
    assertThat(HopByHopHeaders.named(List.of("close, X-Session-Hint", "x-b")))
        .contains("x-session-hint", "X-B", "TRANSFER-ENCODING", "te", "Keep-Alive", "upgrade")
        .doesNotContain("authorization");
  }

  @Test
  void dropsTheFixedOnesWhenNothingIsNominated() {
    assertThat(HopByHopHeaders.named(List.of()))
        .contains(
            "connection",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
  }
}
