package dev.atrium.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedPeersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.7 | 10.0.0.7
          10.0.0.7/32 | 10.0.0.7
          10.1.0.0/16 | 10.1.255.3
          10.1.128.0/17 | 10.1.200.3
          128.0.0.0/1 | 255.255.255.255
          192.168.0.8/30 | 192.168.0.11
          192.0.2.1, 10.0.0.7 | 10.0.0.7
          192.0.2.1 10.0.0.7 | 10.0.0.7
          ::1 | 0:0:0:0:0:0:0:1
          fd00::/8 | fd12:3456::1
          fe80::/10 | fe80::1%eth0
          10.0.0.7 | ::ffff:10.0.0.7
          """)
  void matches(String list, String address) {
    assertThat(TrustedPeers.parse(list).matches(address)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          10.0.0.7 | 10.0.0.8
          10.0.0.7 | 110.0.0.7
          10.1.0.0/16 | 10.2.0.0
          10.1.128.0/17 | 10.1.127.255
          192.168.0.8/30 | 192.168.0.12
          192.168.0.8/30 | 192.168.0.7
          127.0.0.1 | ::1
          ::1 | 127.0.0.1
          fd00::/8 | fe00::1
          10.0.0.0/8 | localhost
          10.0.0.0/8 | 10.1
          10.0.0.0/8 | 10.1.2.3.4
          10.0.0.0/8 | 10.1.2.
          10.0.0.0/8 | 010.1.2.3
          10.0.0.0/8 | 10.0.0.1, 10.0.0.2
          10.0.0.0/8 | unknown
          10.0.0.0/8 | :
          """)
  void doesNotMatch(String list, String address) {
    assertThat(TrustedPeers.parse(list).matches(address)).isFalse();
  }

  @Test
  void isNobodyWhenNobodyIsNamed() {
    assertThat(TrustedPeers.parse(" ")).isEqualTo(TrustedPeers.NONE);
    assertThat(TrustedPeers.NONE.matches("127.0.0.1")).isFalse();
    assertThat(TrustedPeers.parse("10.0.0.7").matches(null)).isFalse();
    assertThat(TrustedPeers.parse("10.0.0.7").matches("")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "gateway.example.com",
        "10.0.0",
        "10.0.0.256",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "0.0.0.0/0",
        "::/0",
        "10.1.2.3/8",
        "fd00::1/8",
        "fe80::1%eth0",
        "::g",
        "/8",
        "*"
      })
  void refusesWhatIsNeitherAnAddressNorANetwork(String item) {
    assertThatThrownBy(() -> TrustedPeers.parse("10.0.0.7," + item))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(item);
  }
}
