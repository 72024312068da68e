package dev.atrium.security.jwt;

import static dev.atrium.testing.TokenIssuer.ecKey;
import static dev.atrium.testing.TokenIssuer.encoded;
import static dev.atrium.testing.TokenIssuer.published;
import static dev.atrium.testing.TokenIssuer.rsaKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.atrium.settings.InvalidSettingException;
import dev.atrium.testing.MapConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtConfigTest {

  @Test
  void hasTheseDefaults() {
    JwtConfig config = JwtConfig.from(MapConfig.of(Map.of()));

    assertThat(config)
        .isEqualTo(
            new JwtConfig(
                Optional.empty(),
                Optional.empty(),
                Set.of("RS256", "ES256"),
                "",
                List.of(),
                Duration.ofSeconds(60),
                Duration.ZERO));
    assertThat(config.hasKeys()).isFalse();
  }

  @Test
  void readsEveryProperty() {
    assertThat(JwtConfig.settings()).hasSize(7);
    assertThat(
            JwtConfig.from(
                MapConfig.of(
                    Map.of(
                        "mp.jwt.verify.publickey.location", "/keys.json",
                        "mp.jwt.verify.publickey.algorithm", "ES256",
                        "mp.jwt.verify.issuer", "me",
                        "mp.jwt.verify.audiences", "a, b",
                        "mp.jwt.verify.clock.skew", "5",
                        "mp.jwt.verify.token.age", "300"))))
        .isEqualTo(
            new JwtConfig(
                Optional.empty(),
                Optional.of("/keys.json"),
                Set.of("ES256"),
                "me",
                List.of("a", "b"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(300)));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mp.jwt.verify.issuer | '' | mp.jwt.verify.issuer must be set, for a public key that verifies tokens is
          mp.jwt.verify.audiences | '' | mp.jwt.verify.audiences must be set, for a public key that verifies tokens is
          mp.jwt.verify.audiences | ,, | mp.jwt.verify.audiences must be set, for a public key that verifies tokens is
          mp.jwt.verify.clock.skew | 61 | mp.jwt.verify.clock.skew must be a whole number from 0 to 60, but is '61'
          mp.jwt.verify.publickey.algorithm | HS256 | mp.jwt.verify.publickey.algorithm must be one of any, rs256, es256, but is 'HS256'
          mp.jwt.verify.publickey | x | mp.jwt.verify.publickey and mp.jwt.verify.publickey.location must not both be set
          """)
  void refusesInOneSentence(String key, String value, String sentence) {
    Map<String, String> values = complete("https://issuer.example.org/jwks");
    values.put(key, value);

    assertThatThrownBy(() -> JwtConfig.from(MapConfig.of(values)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(sentence);
  }

  @Test
  void takesAKeyInEveryFormMicroProfileKnows() throws JOSEException {
    RSAKey rsa = rsaKey("r");
    ECKey ec = ecKey("e");
    String set = new String(published(rsa), StandardCharsets.UTF_8);
    for (String key :
        List.of(
            pem(rsa.toPublicKey()),
            pem(ec.toPublicKey()),
            Base64.getEncoder().encodeToString(rsa.toRSAPublicKey().getEncoded()),
            rsa.toPublicJWK().toString(),
            set,
            encoded(set))) {
      assertThat(inline(key)).as(key).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "{}",
        "{\"keys\":[]}",
        "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----"
      })
  void refusesAKeyThatIsNoneWithoutRepeatingIt(String key) {
    assertThatThrownBy(() -> inline(key))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("mp.jwt.verify.publickey must lead to public keys: ");
  }

  @Test
  void readsAFileEachTime(@TempDir Path directory) throws IOException, JOSEException {
    Path file = Files.writeString(directory.resolve("key.pem"), pem(rsaKey("r").toPublicKey()));

    for (String location : List.of(file.toString(), file.toUri().toString())) {
      KeyDocument document = located(location);
      Files.write(file, published(ecKey("e")));
      assertThat(document.read()).asString().contains("\"EC\"");
      Files.writeString(file, pem(rsaKey("r").toPublicKey()));
    }
  }

  @Test
  void refusesAFileThatIsNotThere(@TempDir Path directory) {
    assertThatThrownBy(() -> located(directory.resolve("missing").toString()))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("mp.jwt.verify.publickey.location names a file that cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://user:secret@issuer.example.org/", "https:///jwks", "https://a b/"})
  void refusesAnAddressThatIsNone(String location) {
    assertThatThrownBy(() -> located(location))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "mp.jwt.verify.publickey.location must be an absolute address without credentials");
  }

  @Test
  void doesNotAskAnAddressAtTheStart() {
    assertThat(located("https://issuer.example.org/jwks")).isInstanceOf(HttpKeyDocument.class);
  }

  private static KeyDocument inline(String key) {
    Map<String, String> values = complete("");
    values.put("mp.jwt.verify.publickey", key);
    return KeyLocation.of(JwtConfig.from(MapConfig.of(values)), Optional.empty());
  }

  private static KeyDocument located(String location) {
    return KeyLocation.of(JwtConfig.from(MapConfig.of(complete(location))), Optional.empty());
  }

  private static Map<String, String> complete(String location) {
    return new HashMap<>(
        Map.of(
            "mp.jwt.verify.publickey.location", location,
            "mp.jwt.verify.issuer", "me",
            "mp.jwt.verify.audiences", "a"));
  }

  private static String pem(PublicKey key) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
