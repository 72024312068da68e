package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

  private static final Hop STRANGER =
      new Hop("203.0.113.9", false, "https", "atrium.example", "/api/m", "id-1", "atrium-1");
  private static final Hop GATEWAY =
      new Hop("10.0.0.1", true, "http", "atrium.svc", "/api/m", "id-1", "atrium-1");

  @Test
  void addsWhatTheModuleMayKnowAboutTheWay() {
    assertThat(sent(STRANGER, Grants.NOTHING))
        .containsExactly(
            "X-Forwarded-For: 203.0.113.9",
            "X-Forwarded-Host: atrium.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /api/m",
            "Forwarded: for=203.0.113.9;host=\"atrium.example\";proto=https",
            "X-Request-Id: id-1",
            "Via: 1.1 atrium-1");
  }

  @Test
  void dropsTheHopByHopHeadersAndThoseNominated() {
    assertThat(
            sent(
                STRANGER,
                Grants.NOTHING,
                "Connection: close, X-Foo",
                "X-Foo: 1",
                "Keep-Alive: 5",
                "Proxy-Connection: x",
                "Proxy-Authorization: Basic x",
                "TE: gzip",
                "Trailer: X-T",
                "Transfer-Encoding: chunked",
                "Upgrade: h2c",
                "HTTP2-Settings: x",
                "Accept: a/b"))
        .startsWith("Accept: a/b", "X-Forwarded-For: 203.0.113.9")
        .noneMatch(
            line -> line.matches("(?i)(connection|x-foo|keep-alive|proxy-|te:|tr|up|http2).*"));
  }

  @Test
  void keepsThatTrailersAreUnderstood() {
    assertThat(sent(STRANGER, Grants.NOTHING, "TE: trailers")).contains("TE: trailers");
  }

  @Test
  void setsItsOwnAfterConnectionHasNominatedThem() {
    Grants grants = new Grants(Optional.of("t0ken"), Set.of(), Map.of("X-Team", "a"));
    assertThat(
            sent(
                STRANGER,
                grants,
                "Connection: Authorization, Host, X-Forwarded-For, X-Team, Via",
                "Authorization: Bearer other"))
        .contains("Authorization: Bearer t0ken", "X-Team: a", "X-Forwarded-For: 203.0.113.9")
        .doesNotContain("Authorization: Bearer other");
  }

  @Test
  void believesNothingAStrangerSaysAboutTheWay() {
    assertThat(
            sent(
                STRANGER,
                Grants.NOTHING,
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Host: evil",
                "X-Forwarded-Proto: gopher",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Port: 1",
                "Forwarded: for=1.2.3.4",
                "X-Real-IP: 1.2.3.4",
                "X_Forwarded_For: 1.2.3.4",
                "X-Original-URL: /admin",
                "X-Rewrite-Url: /admin"))
        .noneMatch(line -> line.matches(".*(1\\.2\\.3\\.4|evil|gopher|admin|Port).*"));
  }

  @Test
  void addsToWhatATrustedProxySays() {
    assertThat(
            sent(
                GATEWAY,
                Grants.NOTHING,
                "X-Forwarded-For: 1.2.3.4",
                "X-Forwarded-Host: public.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Prefix: /ui/",
                "Forwarded: for=1.2.3.4"))
        .containsExactly(
            "X-Forwarded-For: 1.2.3.4, 10.0.0.1",
            "X-Forwarded-Host: public.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /ui/api/m",
            "Forwarded: for=1.2.3.4, for=10.0.0.1;host=\"atrium.svc\";proto=http",
            "X-Request-Id: id-1",
            "Via: 1.1 atrium-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubeflow-userid",
        "Kubeflow-Groups",
        "X-Auth-Request-User",
        "X-Auth-Request-Access-Token",
        "X-Forwarded-Access-Token",
        "x_forwarded_access_token",
        "X-Forwarded-User",
        "X-User-ID",
        "X_USER_ID",
        "Impersonate-User",
        "impersonate_group",
        "Impersonate-Extra-scopes",
        "X-Remote-User",
        "Authorization",
        "Cookie",
        "Host",
        "Content-Length",
        "Expect"
      })
  void keepsFromAModuleWhoTheCallerClaimsToBe(String name) {
    assertThat(sent(STRANGER, Grants.NOTHING, name + ": alice"))
        .isEqualTo(sent(STRANGER, Grants.NOTHING));
    assertThat(sent(GATEWAY, Grants.NOTHING, name + ": alice"))
        .isEqualTo(sent(GATEWAY, Grants.NOTHING));
  }

  @Test
  void passesOnlyTheCookiesAModuleIsConfiguredFor() {
    Grants grants = new Grants(Optional.empty(), Set.of("theme"), Map.of());
    assertThat(sent(STRANGER, grants, "Cookie: session=1; theme=dark; x=theme"))
        .contains("Cookie: theme=dark")
        .noneMatch(line -> line.contains("session"));
    assertThat(sent(STRANGER, grants, "Cookie: session=1"))
        .noneMatch(line -> line.startsWith("Cookie"));
    assertThat(sent(STRANGER, grants, "Cookie: theme=da\u0000rk"))
        .noneMatch(line -> line.startsWith("Cookie"));
  }

  @Test
  void keepsWhatIsTheClientsBusinessInItsOrder() {
    assertThat(
            sent(
                STRANGER,
                Grants.NOTHING,
                "Accept-Encoding: br, gzip",
                "If-None-Match: \"a\"",
                "Range: bytes=0-9",
                "traceparent: 00-a-b-01",
                "X-A: 1",
                "X-A: 2"))
        .startsWith(
            "Accept-Encoding: br, gzip",
            "If-None-Match: \"a\"",
            "Range: bytes=0-9",
            "traceparent: 00-a-b-01",
            "X-A: 1",
            "X-A: 2");
  }

  @Test
  void namesNoHostThatIsNone() {
    Hop odd = new Hop("::1", false, "http", "a\" b", "/api/m", "id", "atrium-1");
    assertThat(sent(odd, Grants.NOTHING))
        .contains("X-Forwarded-Host: ", "Forwarded: for=\"[::1]\";host=\"\";proto=http");
  }

  @Test
  void knowsARequestThatHasBeenHereBefore() {
    assertThat(RequestHeaders.isLoop(headers("Via: 1.1 a, 1.1 atrium-1"), "atrium-1")).isTrue();
    assertThat(RequestHeaders.isLoop(headers("Via: 1.1 a", "Via: 1.1 atrium-1"), "atrium-1"))
        .isTrue();
    assertThat(RequestHeaders.isLoop(headers("Via: 1.1 atrium-12"), "atrium-1")).isFalse();
  }

  private static List<String> sent(Hop hop, Grants grants, String... received) {
    return RequestHeaders.forModule(headers(received), hop, grants).stream()
        .map(header -> header.name() + ": " + header.value())
        .toList();
  }

  private static List<Header> headers(String... lines) {
    return Stream.of(lines)
        .map(line -> new Header(line.replaceFirst(": .*", ""), line.replaceFirst("[^:]*: ", "")))
        .toList();
  }
}
