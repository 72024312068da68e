package dev.atrium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server can do beside running the application. A feature may open a surface of its own,
 * as adminCenter, restConnector or apiDiscovery do, so a new one is added here deliberately.
 */
class ServerFeaturesTest {

  private static final Path SERVER = Path.of("liberty");
  private static final Pattern FEATURE = Pattern.compile("<feature>([^<]+)</feature>");
  private static final Pattern LISTENER =
      Pattern.compile("<(httpEndpoint|wasJmsEndpoint|iiopEndpoint|quickStartSecurity)\\b");

  @Test
  void areTheseAndNoOthers() throws IOException {
    assertThat(features(SERVER.resolve("server.xml")))
        .containsExactlyInAnyOrder(
            "cdi-4.1",
            "jdbc-4.3",
            "mpConfig-3.1",
            "mpRestClient-4.0",
            "restfulWS-4.0",
            "servlet-6.1",
            "websocket-2.2");
  }

  @ParameterizedTest
  @CsvSource({
    "openapi-ui-true.xml, mpOpenAPI-4.1",
    "metrics-true.xml, mpMetrics-5.1",
    "tls-true.xml, transportSecurity-1.0",
    "tls-clients.xml, appSecurity-6.0",
    "tls-client-auth-wanted.xml, ''",
    "tls-client-auth-required.xml, ''",
    "exposed-true.xml, ''"
  })
  void areMoreWhereAnOperatorAsksForThem(String profile, String feature) throws IOException {
    assertThat(String.join(",", features(SERVER.resolve("profiles").resolve(profile))))
        .isEqualTo(feature);
  }

  @Test
  void areNamedInNoOtherFile() throws IOException {
    try (Stream<Path> files = Files.walk(SERVER)) {
      assertThat(files.filter(Files::isRegularFile).filter(file -> !features(file).isEmpty()))
          .hasSize(5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tls-client-auth-wanted.xml", "tls-client-auth-required.xml"})
  void areThoseOfClientsWithCertificatesInBothProfilesOfThem(String profile) throws IOException {
    assertThat(Files.readString(SERVER.resolve("profiles").resolve(profile)))
        .contains("<include location=\"tls-clients.xml\"/>");
  }

  /** A driver of another version that an older build has left there would be loaded, too. */
  @Test
  void needDriversThatAreTakenByName() throws IOException {
    assertThat(Files.readString(SERVER.resolve("server.xml")))
        .contains("includes=\"h2.jar, postgresql.jar\"")
        .doesNotContain("*.jar");
  }

  @Test
  void openTwoPortsAndBothSpeakHttp11Only() throws IOException {
    String server = Files.readString(SERVER.resolve("server.xml"));

    assertThat(LISTENER.matcher(server).results().map(found -> found.group(1)))
        .containsExactly("httpEndpoint", "httpEndpoint");
    assertThat(server.split("protocolVersion=\"http/1.1\"", -1)).hasSize(3);
    assertThat(server).contains("AutoDecompression=\"false\"", "trustedHeaderOrigin=\"none\"");
  }

  @Test
  void openAThirdPortForTlsThatHasTheSameLimits() throws IOException {
    String profile = Files.readString(SERVER.resolve("profiles/tls-true.xml"));

    assertThat(LISTENER.matcher(profile).results()).hasSize(1);
    assertThat(profile)
        .contains(
            "protocolVersion=\"http/1.1\"",
            "httpOptionsRef=\"limits\"",
            "headersRef=\"everyAnswer\"",
            "host=\"${atrium.host}\"",
            "sslProtocol=\"${atrium.tls.protocols}\"");
  }

  private static List<String> features(Path file) {
    try {
      return FEATURE.matcher(Files.readString(file)).results().map(f -> f.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
