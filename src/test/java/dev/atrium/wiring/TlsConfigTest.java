package dev.atrium.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsConfigTest {

  @Test
  void hasTheseDefaults() {
    assertThat(TlsConfig.from(MapConfig.of(Map.of())))
        .isEqualTo(
            new TlsConfig(
                false, false, 8443, "TLSv1.2,TLSv1.3", "none", Optional.empty(), Optional.empty()));
  }

  @Test
  void readsEveryProperty(@TempDir Path directory) throws IOException {
    String keys = Files.createFile(directory.resolve("keys.p12")).toString();
    String authorities = Files.createFile(directory.resolve("authorities.p12")).toString();

    assertThat(TlsConfig.settings()).hasSize(9);
    assertThat(
            TlsConfig.from(
                MapConfig.of(
                    Map.of(
                        "atrium.tls.enabled", "true",
                        "atrium.tls.only", "true",
                        "atrium.tls.port", "9443",
                        "atrium.tls.protocols", "TLSv1.3",
                        "atrium.tls.client-auth", "required",
                        "atrium.tls.keystore", keys,
                        "atrium.tls.keystore.password", "read by the server alone",
                        "atrium.tls.truststore", authorities,
                        "atrium.tls.truststore.password", "read by the server alone"))))
        .isEqualTo(
            new TlsConfig(
                true,
                true,
                9443,
                "TLSv1.3",
                "required",
                Optional.of(keys),
                Optional.of(authorities)));
  }

  @Test
  void refusesFilesThatAreNotThere(@TempDir Path directory) throws IOException {
    String keys = Files.createFile(directory.resolve("keys.p12")).toString();

    assertRefused(
        Map.of("atrium.tls.enabled", "true"),
        "atrium.tls.keystore must be a file that can be read when atrium.tls.enabled is true, but"
            + " is ''");
    assertRefused(
        Map.of(
            "atrium.tls.enabled", "true",
            "atrium.tls.keystore", keys,
            "atrium.tls.client-auth", "wanted",
            "atrium.tls.truststore", "/nowhere/authorities.p12"),
        "atrium.tls.truststore must be a file that can be read when atrium.tls.client-auth is"
            + " wanted, but is '/nowhere/authorities.p12'");
  }

  @Test
  void refusesToAskForCertificatesWhereThereIsNoTls(@TempDir Path directory) throws IOException {
    assertRefused(
        Map.of(
            "atrium.tls.client-auth",
            "wanted",
            "atrium.tls.truststore",
            Files.createFile(directory.resolve("authorities.p12")).toString()),
        "atrium.tls.enabled must be true when atrium.tls.client-auth is wanted");
  }

  @Test
  void closesNoPortForOneThatIsNotThere() {
    assertRefused(
        Map.of("atrium.tls.only", "true"),
        "atrium.tls.enabled must be true when atrium.tls.only is true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.1", "tlsv1.3", "TLSv1.2,", "TLS", "TLSv1.2, TLSv1.3"})
  void refusesProtocolsThatTheServerDoesNotSpeakThere(String protocols) {
    assertRefused(
        Map.of("atrium.tls.protocols", protocols),
        "atrium.tls.protocols must be TLSv1.2, TLSv1.3 or both with a comma between, but is '"
            + protocols
            + "'");
  }

  private static void assertRefused(Map<String, String> settings, String sentence) {
    assertThatThrownBy(() -> TlsConfig.from(MapConfig.of(settings)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }
}
