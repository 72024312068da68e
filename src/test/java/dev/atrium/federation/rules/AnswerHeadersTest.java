package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.federation.rules.AnswerHeaders.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerHeadersTest {

  private static final PublishedAddress API =
      new PublishedAddress("http", "module.svc:9000", "/api/m", "/api", "/m");

  @Test
  void dropsHopByHopHeadersAndThoseNominated() {
    assertThat(
            seen(
                Kind.API,
                "Connection: keep-alive, X-Foo",
                "X-Foo: 1",
                "Keep-Alive: timeout=5",
                "Transfer-Encoding: chunked",
                "Proxy-Authenticate: x",
                "Upgrade: h2c",
                "Content-Length: 3",
                "X-Bar: 2"))
        .containsExactly("X-Bar: 2");
  }

  @Test
  void namesNoServerSoftwareAndAllowsNoOtherOrigin() {
    assertThat(
            seen(
                Kind.API,
                "Server: nginx",
                "X-Powered-By: Express",
                "Access-Control-Allow-Origin: *",
                "Access-Control-Allow-Credentials: true",
                "Strict-Transport-Security: max-age=1",
                "Clear-Site-Data: \"*\"",
                "Service-Worker-Allowed: /"))
        .isEmpty();
  }

  @Test
  void letsNoFileMakeRulesForTheHost() {
    String[] rules = {
      "Content-Security-Policy: default-src *",
      "X-Frame-Options: DENY",
      "Set-Cookie: a=b",
      "Permissions-Policy: x",
      "Refresh: 1",
      "Report-To: x",
      "Cross-Origin-Opener-Policy: x"
    };
    assertThat(seen(Kind.FILE, rules)).isEmpty();
    assertThat(seen(Kind.API, "Content-Security-Policy: sandbox"))
        .containsExactly("Content-Security-Policy: sandbox");
  }

  @Test
  void keepsSeveralOfANameApartAndInOrder() {
    assertThat(
            seen(
                Kind.API,
                "Vary: Accept",
                "WWW-Authenticate: Basic",
                "Vary: Origin",
                "WWW-Authenticate: Bearer",
                "Set-Cookie: a=1",
                "Set-Cookie: b=2"))
        .containsExactly(
            "Vary: Accept",
            "WWW-Authenticate: Basic",
            "Vary: Origin",
            "WWW-Authenticate: Bearer",
            "Set-Cookie: a=1; Path=/api/m",
            "Set-Cookie: b=2; Path=/api/m");
  }

  @Test
  void dropsWhatCannotBeWrittenWithoutBecomingSomethingElse() {
    assertThat(
            AnswerHeaders.forBrowser(
                List.of(
                    new Header("X-A", "1\r\nX-Evil: 2"),
                    new Header("X-B", "\u20ac"),
                    new Header("X C", "1"),
                    new Header("X-D", "\u0000"),
                    new Header("X-E", "caf\u00e9")),
                API,
                Kind.API))
        .containsExactly(new Header("X-E", "caf\u00e9"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Location: http://module.svc:9000/api/x | Location: /api/m/x",
        "Location: /login | Location: /m/login",
        "Location: x | Location: x",
        "Location: https://sso.example.com/ | Location: https://sso.example.com/",
        "Content-Location: /api/x | Content-Location: /api/m/x",
        "Refresh: 5; url=/api/x | Refresh: 5; url=/api/m/x",
        "Refresh: 5 | Refresh: 5",
        "Link: </api/x>; rel=next, <http://module.svc:9000/api/y> | Link: </api/m/x>; rel=next, </api/m/y>"
      })
  void publishesTheAddressesInside(String received, String seen) {
    assertThat(seen(Kind.API, received)).containsExactly(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Location: http://10.0.0.1/x",
    "Refresh: 5; url=http://10.0.0.1/",
    "Link: <http://10.0.0.1/>; rel=next"
  })
  void dropsAHeaderWithAnAddressThatIsNotPassedOn(String received) {
    assertThat(seen(Kind.API, received)).isEmpty();
  }

  @Test
  void refusesARedirectOutOfTheModule() {
    assertThatThrownBy(() -> seen(Kind.API, "Location: http://169.254.169.254/"))
        .isInstanceOf(ForeignRedirectException.class);
    assertThatThrownBy(() -> seen(Kind.FILE, "Location: https://cdn.example.com/"))
        .isInstanceOf(ForeignRedirectException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b; Domain=example.com; Path=/; HttpOnly | a=b; HttpOnly; Path=/api/m; Secure",
        "a=b; Path=/api/x; SameSite=Lax | a=b; SameSite=Lax; Path=/api/m/x; Secure",
        "a=b; path=/other | a=b; Path=/api/m; Secure",
        "a=b; Secure | a=b; Path=/api/m; Secure",
        "a=b; Path=x | a=b; Path=/api/m; Secure"
      })
  void confinesCookiesToTheModule(String received, String seen) {
    assertThat(seen(Kind.SECURE_API, "Set-Cookie: " + received))
        .containsExactly("Set-Cookie: " + seen);
  }

  @ParameterizedTest
  @CsvSource({"JSESSIONID=x", "__Host-a=b", "_oauth2_proxy=x", "LtpaToken2=x", "atrium_session=x"})
  void letsNoModuleSignSomebodyIn(String cookie) {
    assertThat(seen(Kind.API, "Set-Cookie: " + cookie)).isEmpty();
  }

  private static List<String> seen(Kind kind, String... received) {
    List<Header> headers =
        Stream.of(received)
            .map(line -> line.split(": ", 2))
            .map(pair -> new Header(pair[0], pair[1]))
            .toList();
    return AnswerHeaders.forBrowser(headers, API, kind).stream()
        .map(header -> header.name() + ": " + header.value())
        .toList();
  }
}
