package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

  private static final CrossOrigin RULES =
      new CrossOrigin(Set.of("https://dashboard.example.com", "http://localhost:3000"));

  @ParameterizedTest
  @ValueSource(strings = {"https://dashboard.example.com", "http://localhost:3000"})
  void allowsTheOriginsOfTheList(String origin) {
    assertThat(RULES.allows(origin)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "*",
        "http://dashboard.example.com",
        "https://dashboard.example.com.evil.example",
        "https://evil.example/https://dashboard.example.com",
        "https://xdashboard.example.com",
        "https://dashboard.example.com:8443",
        "https://dashboard.example.com/",
        "HTTPS://DASHBOARD.EXAMPLE.COM",
        "http://localhost",
        "http://localhost:30000"
      })
  void allowsNoOther(String origin) {
    assertThat(RULES.allows(origin)).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "GET, cross-site, https://evil.example, a",
    "HEAD, cross-site, '', a",
    "OPTIONS, cross-site, null, a",
    "POST, '', '', a",
    "POST, same-origin, https://a, a",
    "POST, same-origin, '', a",
    "POST, none, '', a",
    "POST, cross-site, https://dashboard.example.com, a",
    "DELETE, same-site, https://a, a",
    "PATCH, '', https://a, a",
    "PUT, '', http://a:8080, a:8080",
    "PUT, '', http://a:8080, A:8080",
    "PUT, '', https://a, a:443",
    "PUT, '', http://a, a:80",
    "POST, '', http://[::1]:8080, [::1]:8080"
  })
  void letsThrough(String method, String fetchSite, String origin, String host) {
    assertThat(RULES.isForeignWrite(method, fetchSite, origin, host)).isFalse();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource({
    "POST, cross-site, https://evil.example, a",
    "POST, cross-site, '', a",
    "POST, same-site, https://other.a, a",
    "POST, same-site, '', a",
    "POST, nonsense, '', a",
    "POST, '', https://evil.example, a",
    "PUT, '', null, a",
    "PATCH, '', https://a.evil.example, a",
    "DELETE, '', https://a:8443, a",
    "DELETE, '', http://a, a:443",
    "POST, '', https://a, ''",
    "POST, '', a, a",
    "PROPFIND, cross-site, '', a"
  })
  void refuses(String method, String fetchSite, String origin, String host) {
    assertThat(RULES.isForeignWrite(method, fetchSite, origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://atrium.example, atrium.example",
    "https://atrium.example, atrium.example",
    "https://atrium.example, atrium.example:443",
    "https://dashboard.example.com, atrium.example"
  })
  void pagesOfOursAndOfTheListMayConnect(String origin, String host) {
    assertThat(new CrossOrigin(Set.of("https://dashboard.example.com")).mayConnect(origin, host))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', atrium.example",
    "null, atrium.example",
    "http://atrium.example.evil.example, atrium.example",
    "http://evil.example/atrium.example, atrium.example",
    "http://evil.example, atrium.example",
    "http://atrium.example:81, atrium.example",
    "http://atrium.example, ''",
    "atrium.example, atrium.example"
  })
  void noOtherPageMayConnectAndNobodyWhoNamesNone(String origin, String host) {
    assertThat(new CrossOrigin(Set.of("https://dashboard.example.com")).mayConnect(origin, host))
        .isFalse();
  }
}
