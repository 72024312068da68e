package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

  private static final HostRules ANY = new HostRules(List.of(), false);
  private static final HostRules LOOPBACK = new HostRules(List.of(), true);
  private static final HostRules NAMED =
      new HostRules(List.of("atrium.example.com", "10.0.0.7", "[fd00::1]"), false);

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A.example", "a:8080", "127.0.0.1", "[::1]", "[fe80::1]:80", "a_b.svc", "a."})
  void admitsAHostInProperForm(String host) {
    assertThat(ANY.judge(host, false)).isEqualTo(Verdict.ADMITTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":80",
        "a:",
        "a:x",
        "a:123456",
        "a:80:80",
        "a b",
        "a, b",
        "a/b",
        "a@b",
        "user:pw@a",
        "a?b",
        "a#b",
        "é",
        "[]",
        "[::1",
        "[::g]",
        "[::1]x",
        "::1",
        "a\t",
        "a\0",
        "${jndi:x}"
      })
  void refusesWhatIsNoHost(String host) {
    assertThat(ANY.judge(host, false)).isEqualTo(Verdict.HOST_FORM);
    assertThat(LOOPBACK.judge(host, true)).isEqualTo(Verdict.HOST_FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "atrium.localhost",
        "127.0.0.1:8080",
        "127.1.2.3",
        "[::1]",
        "[::1]:8080"
      })
  void answersToLoopbackNames(String host) {
    assertThat(LOOPBACK.judge(host, false)).isEqualTo(Verdict.ADMITTED);
    assertThat(NAMED.judge(host, true)).isEqualTo(Verdict.ADMITTED);
    assertThat(NAMED.judge(host, false)).isEqualTo(Verdict.HOST_FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "notlocalhost",
        ".localhost.evil",
        "127.0.0.1.evil.example",
        "127.evil.example",
        "1127.0.0.1",
        "192.168.0.1",
        "[::2]",
        "0.0.0.0"
      })
  void answersToNoOtherNameOnALoopbackAddress(String host) {
    assertThat(LOOPBACK.judge(host, false)).isEqualTo(Verdict.HOST_FOREIGN);
    assertThat(ANY.judge(host, true)).isEqualTo(Verdict.HOST_FOREIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "atrium.example.com, ADMITTED",
    "Atrium.Example.Com:443, ADMITTED",
    "10.0.0.7:8080, ADMITTED",
    "[fd00::1]:8080, ADMITTED",
    "example.com, HOST_FOREIGN",
    "atrium.example.com.evil, HOST_FOREIGN",
    "xatrium.example.com, HOST_FOREIGN",
    "atrium.example.com., HOST_FOREIGN"
  })
  void answersToTheNamesItIsGiven(String host, Verdict verdict) {
    assertThat(NAMED.judge(host, false)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, localhost:8080, true",
    "LOCALHOST, localhost, true",
    "::1, [::1]:80, true",
    "[::1], [::1], true",
    "evil.example, localhost, false",
    "local, localhost, false",
    "localhostx, localhost, false"
  })
  void comparesTheNameInTheTargetWithTheHeader(String serverName, String host, boolean isSame) {
    assertThat(HostRules.isFor(serverName, host)).isEqualTo(isSame);
  }
}
