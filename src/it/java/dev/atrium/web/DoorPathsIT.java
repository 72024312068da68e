package dev.atrium.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.RawConnection;
import dev.atrium.testing.RawConnection.Answer;
import dev.atrium.testing.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.microshed.testing.jupiter.MicroShedTest;

/** Paths that could be read in two ways get nowhere on the running server. */
@MicroShedTest
class DoorPathsIT {

  private static final Duration SILENCE = Duration.ofMillis(500);

  private static final List<String> PREFIXES =
      List.of("/", "/api/v1/models/", "/_mf/x/", "/model-registry/");

  /** What the server refuses before any filter, with a text of its own that names no class. */
  private static final String OWN_REFUSAL = "<H1>CWWWC0005I: ";

  private static final List<String> FORMS =
      List.of(
          (". .. ./ ../ ../.. ./x ../x x/.. x/../y x/./y ../api/v1/health ../../api/v1/health"
                  + " %2e %2e%2e %2E%2E %2e. .%2e %2E./ .%2e/x %2e%2e/x %2e%2e/%2e%2e/x x/%2e%2e"
                  + " ..%2f ..%2Fx ..%2f..%2fx %2e%2e%2f %2e%2e%2fx %2f %2fx x%2f..%2fy"
                  + " ..%5c ..%5cx %5c..%5c %2e%2e%5cx ..\\ ..\\x \\..\\x x\\y \\"
                  + " %252e%252e %252e%252e%252fx ..%252fx %25252e %25%32%65%25%32%65 ..%255cx"
                  + " ; ;x ..; ..;/ ..;/x ..;a=b/x ;/../x x;/../y .;/x %3b ..%3b/x"
                  + " /x //x x//y x// /../x /%2e%2e/x /evil.example/x"
                  + " %00 x%00.js ..%00/x %0d%0aX:y %0a %09 %1f %7f x%c2%85"
                  + " %c0%ae%c0%ae/x %c0%2e %e0%80%ae/x %f0%80%80%ae/x %c0%af %c1%9c %ff %ed%a0%80 %80"
                  + " %zz % %2 %u002e%u002e/x %+2e x#y x#/../y <x> \"x\" {x} `x` \u00e9 \u0001")
              .split(" "));

  private final URI server = RunningServer.application().uri("/");

  static Stream<String> targets() {
    return PREFIXES.stream().flatMap(prefix -> FORMS.stream().map(form -> prefix + form));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void areRefused(String target) throws IOException {
    Answer answer = RawConnection.send(server, RawConnection.get(target), SILENCE);

    assertThat(answer.statuses()).hasSize(1);
    assertThat(answer.status()).isEqualTo(400);
    if (!answer.body().startsWith(OWN_REFUSAL)) {
      assertThat(answer.body()).matches("\\{\"error\":\"the (path|query) has [^\\r\\n]*\"}");
      assertThat(answer.header("X-Request-Id")).isNotEmpty();
    }
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }

  @Test
  void areEnoughForms() {
    assertThat(FORMS).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/api/v1/models?namespace=x",
        "https://evil.example/",
        "http://localhost@evil.example/",
        "//evil.example/api/v1/models",
        "evil.example:80",
        "api/v1/models"
      })
  void ofAnotherHostAreRefused(String target) throws IOException {
    Answer answer = RawConnection.send(server, RawConnection.get(target), SILENCE);

    assertThat(answer.statuses()).containsExactly(400);
  }

  @ParameterizedTest
  @CsvSource({
    "/a%20b, 404",
    "/%C3%A9, 404",
    "/a%2Bb+c:d@e~f, 404",
    "/%5B...slug%5D.js, 404",
    "/api/v1/models?namespace=a&a=../..%2f, 200",
    "http://localhost/api/v1/models?namespace=x, 200",
    "/api/v1/model_catalog/sources/s/models/a%2Fb, 404",
    "/model-registry/api/v1/model_catalog/sources/s/artifacts/a%2fb, 404"
  })
  void thatMeanOneThingArePassedOn(String target, int status) throws IOException {
    Answer answer = RawConnection.send(server, RawConnection.get(target), SILENCE);

    assertThat(answer.statuses()).containsExactly(status);
  }

  /** A path that the server has seen before it takes for the same up to a semicolon. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../api/v1/models?namespace=x",
        "/health/%2e%2e/api/v1/models?namespace=x",
        "/health/..%2fapi/v1/models?namespace=x",
        "/health/..;/api/v1/models?namespace=x",
        "/health;/../api/v1/models?namespace=x",
        "/health/nothing"
      })
  void doNotLeadFromTheProbesToAnythingElse(String target) throws IOException {
    Answer answer = RawConnection.send(server, RawConnection.get(target), SILENCE);

    assertThat(answer.body()).doesNotContain("models\":", "Exception", "SRVE");
    if (answer.status() == 200) {
      assertThat(target).startsWith("/health;");
      assertThat(answer.body()).startsWith("{").contains("\"checks\":[");
    } else {
      assertThat(answer.status()).isIn(400, 404);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x.evil.com%23", "a%2f..%2f..%2f", "%40evil", "%00", "%e2%80%a4%e2%80%a4%2f"})
  void cannotNameAnotherHostAsANamespaceOrRegistry(String name) throws IOException {
    Answer answer =
        RawConnection.send(
            server,
            RawConnection.get("/model-registry/api/v1/model_registry/" + name + "/models"),
            SILENCE);

    assertThat(answer.status()).isIn(400, 404);
  }

  /** T17. */
  @ParameterizedTest
  @ValueSource(strings = {"127.1%%3A%d", "%%40127.1%%3A%d", "127.1%%3A%d%%23"})
  void cannotNameAnAddressThatIsThenConnectedTo(String form) throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String name = form.formatted(listener.getLocalPort());
      for (String target :
          List.of(
              "/model-registry/api/v1/model_registry/" + name + "/registered_models?namespace=x",
              "/model-registry/api/v1/model_registry/" + name.replace("%3A", ":") + "/artifacts",
              "/model-registry/api/v1/model_registry?namespace=" + name,
              "/api/v1/models?namespace=" + name)) {
        assertThat(RawConnection.send(server, RawConnection.get(target), SILENCE).status())
            .as(target)
            .isIn(400, 404);
      }
      listener.setSoTimeout(200);
      assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  /** T36. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example/",
        "%2F%2Fevil.example",
        "%2F%5Cevil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "http%3A%2F%2Fevil.example%2F",
        "@evil.example",
        "https%3A%2F%2Flocalhost%40evil.example",
        "%0D%0ALocation:%20https://evil.example"
      })
  void noParameterSendsABrowserAnywhere(String address) throws IOException {
    for (String path : List.of("/", "/models", "/model-registry", "/api/v1/health", "/health")) {
      for (String name : List.of("rd", "redirect", "returnTo", "next", "url", "continue")) {
        String request =
            "GET %s?%s=%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .formatted(path, name, address);
        Answer answer = RawConnection.send(server, request, SILENCE);

        assertThat(answer.status()).as(path + "?" + name).isIn(200, 400, 404);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.header("Refresh")).isEmpty();
      }
    }
  }
}
