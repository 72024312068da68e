package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atrium.settings.DeploymentConfig.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SecurityHeadersTest {

  @Test
  void areThese() {
    assertThat(SecurityHeaders.of(Mode.STANDALONE, false))
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                + " font-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src"
                + " 'self'; frame-src 'self'; base-uri 'self'; form-action 'self';"
                + " frame-ancestors 'none'")
        .containsEntry("X-Frame-Options", "DENY")
        .containsEntry("Referrer-Policy", "same-origin")
        .containsKey("Permissions-Policy")
        .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
        .containsEntry("Cross-Origin-Resource-Policy", "same-origin")
        .hasSize(7);
  }

  @ParameterizedTest
  @CsvSource({
    "STANDALONE, frame-ancestors 'none', DENY",
    "FEDERATED, frame-ancestors 'none', DENY",
    "KUBEFLOW, frame-ancestors 'self', SAMEORIGIN"
  })
  void letADashboardOfTheSameOriginFrameUsInKubeflowOnly(Mode mode, String policy, String frame) {
    assertThat(SecurityHeaders.of(mode, false).get("Content-Security-Policy")).endsWith(policy);
    assertThat(SecurityHeaders.of(mode, false)).containsEntry("X-Frame-Options", frame);
  }

  @ParameterizedTest
  @EnumSource
  void neverAllowInlineScriptsOrStyles(Mode mode) {
    assertThat(SecurityHeaders.of(mode, true).get("Content-Security-Policy"))
        .doesNotContain("unsafe", "*", "http:");
  }

  @Test
  void letScriptsOfAPageMakeStylesThatKnowItsNonce() {
    assertThat(
            SecurityHeaders.withStyleNonce(
                "script-src 'self'; style-src 'self'; img-src 'self'", "bm9uY2U="))
        .isEqualTo("script-src 'self'; style-src 'self' 'nonce-bm9uY2U='; img-src 'self'");
  }

  @Test
  void letPagesOfAllowedOriginsLoadModules() {
    assertThat(SecurityHeaders.of(Mode.FEDERATED, true))
        .doesNotContainKey("Cross-Origin-Resource-Policy");
  }
}
