package dev.atrium.web;

import static dev.atrium.testing.TokenIssuer.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.Disclosure;
import dev.atrium.testing.RunningServer;
import dev.atrium.testing.RunsAlone;
import dev.atrium.testing.TokenIssuer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** The logs of all servers that the tests before this one have started; it runs as the last. */
@RunsAlone
@MicroShedTest
class WhatIsLoggedIT {

  private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl";

  private final RunningServer server = RunningServer.application();

  @Test
  void isNeverATokenNorTheInside() throws IOException, InterruptedException {
    String issued = TokenIssuer.token(TokenIssuer.ecKey("nobodys"), claims(Instant.now(), "admin"));
    for (String path : List.of("/", "/none", "/api/v1/models", "/api/v1/models;x", "/health")) {
      server.send(server.request(path).header("Authorization", "Bearer " + TOKEN).GET());
      server.send(server.request(path).header("Authorization", "Bearer " + issued).GET());
      server.send(
          server
              .request(path)
              .header("X-Forwarded-Access-Token", TOKEN)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"token\":\"" + TOKEN + "\"}")));
    }

    assertThat(TokenIssuer.issued()).contains(issued);
    assertThat(Disclosure.assertNoneInAnyLog()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer abcdefgh",
        "\"authorization\":\"Basic dXNlcjpwYXNz\"",
        "a " + TOKEN + " b"
      })
  void wouldBeSeenIfItWereAToken(String line) {
    assertThatThrownBy(() -> Disclosure.assertNoneInLog("x\n" + line + "\ny", List.of()))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[11/23/26, 12:00:00:000 UTC] 0000001d dev.atrium.bff.Some      W to 127.0.0.1:80 failed",
        "[11/23/26, 12:00:00:000 UTC] 0000001d dev.atrium.bff.Some      W dev.atrium.A: x",
        "{\"message\":\"said \\\"no\\\" at com.ibm.B.c(B.java:1)\",\"module\":\"dev.atrium.bff.Some\"}"
      })
  void wouldBeSeenIfALineOfOursShowedTheInside(String line) {
    assertThatThrownBy(() -> Disclosure.assertNoInsides("log", "x\n" + line + "\ny"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void wouldBeSeenIfItWereTheClaimsOrTheSignatureOfAToken() {
    String token = TokenIssuer.token(TokenIssuer.ecKey("k"), claims(Instant.now(), "admin"));

    for (String part : List.of(token.split("\\.", -1)[1], token.split("\\.", -1)[2])) {
      assertThat(Disclosure.hasPartOf(token, "before " + part + " after")).isTrue();
    }
    assertThat(Disclosure.hasPartOf(token, "nothing of it")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>x",
        "java.lang.NullPointerException: x",
        "dev.atrium.bff",
        "CWWWC0005I",
        "jdbc:h2:x",
        "connect to 127.0.0.1",
        "at a.B.c(B.java:1)"
      })
  void wouldBeSeenIfAnErrorShowedTheInside(String body) {
    assertThatThrownBy(() -> Disclosure.assertNoneInAnswer(500, body))
        .isInstanceOf(AssertionError.class);
  }
}
