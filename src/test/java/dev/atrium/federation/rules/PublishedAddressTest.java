package dev.atrium.federation.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedAddressTest {

  private static final PublishedAddress API =
      new PublishedAddress("http", "module.svc:9000", "/api/m", "/api", "/m");
  private static final PublishedAddress FILES =
      new PublishedAddress("http", "module.svc:9000", "/_mf/m", "", "/_mf/m");

  @ParameterizedTest
  @CsvSource({
    "http://module.svc:9000/api/x?y=/api/z, /api/m/x?y=/api/z",
    "//module.svc:9000/api/x, /api/m/x",
    "https://MODULE.svc:9000/api/x, /api/m/x",
    "http://module.svc:9000, /m/",
    "/api/x#f, /api/m/x#f",
    "/api, /api/m",
    "/api?a=b, /api/m?a=b",
    "/apix, /m/apix",
    "/login, /m/login",
    "x/y, x/y",
    "?page=2, ?page=2"
  })
  void leadsToWhatTheModuleMeantBelowItsPublishedPath(String address, String published) {
    assertThat(API.of(address, true)).contains(published);
  }

  @ParameterizedTest
  @CsvSource({"/x, /_mf/m/x", "http://module.svc:9000/x, /_mf/m/x", "x, x"})
  void leadsToFilesWhereFilesAre(String address, String published) {
    assertThat(FILES.of(address, false)).contains(published);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://login.example.com/x", "//cdn.example.com/x"})
  void leavesOtherServersAloneOrRefusesThem(String address) {
    assertThat(API.of(address, true)).contains(address);
    assertThat(FILES.of(address, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://other.team.svc/x",
        "http://other.team.svc.cluster.local:8080/x",
        "http://2130706433/",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http:/x",
        "http://a b/",
        "\\\\evil.example\\x",
        "/\\evil.example"
      })
  void refusesWhatNoBrowserShouldBeLedTo(String address) {
    assertThat(API.of(address, true)).isEmpty();
  }
}
