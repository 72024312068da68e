package dev.atrium.wiring;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * A port that speaks TLS, which the server opens by itself ({@code liberty/profiles}); checked here
 * so that what is missing is told in a sentence.
 *
 * @param only whether the port that does not speak TLS is closed
 * @param protocols with commas between, as the server reads them
 * @param clientAuth whether clients may or have to show a certificate
 */
public record TlsConfig(
    boolean enabled,
    boolean only,
    int port,
    String protocols,
    String clientAuth,
    Optional<String> keyStore,
    Optional<String> trustStore) {

  private static final String NONE = "none";

  static final Setting<Boolean> ENABLED =
      Setting.flag(
          "atrium.tls.enabled",
          false,
          "Serve TLS on a port of its own as well; in lower case and from the environment only");

  private static final Setting<Boolean> ONLY =
      Setting.flag(
          "atrium.tls.only",
          false,
          "Close the application's port that does not speak TLS; in lower case and from the"
              + " environment only");

  static final Setting<Integer> PORT =
      Setting.number("atrium.tls.port", 8443, 1, 65_535, "Port that speaks TLS");

  private static final Setting<String> PROTOCOLS =
      Setting.text(
          "atrium.tls.protocols",
          "TLSv1.2,TLSv1.3",
          "Versions of TLS that are spoken there: these two, or one of them");

  private static final Set<String> KNOWN_PROTOCOLS =
      Set.of("TLSv1.2,TLSv1.3", "TLSv1.3,TLSv1.2", "TLSv1.2", "TLSv1.3");

  private static final Setting<String> CLIENT_AUTH =
      Setting.word(
          "atrium.tls.client-auth",
          NONE,
          "Whether clients show a certificate on that port: wanted lets others in without one,"
              + " required does not; from the environment only",
          NONE,
          "wanted",
          "required");

  private static final Setting<String> KEY_STORE =
      Setting.text(
          "atrium.tls.keystore", "", "PKCS #12 file with the server's key and certificates");

  private static final Setting<String> KEY_STORE_PASSWORD =
      Setting.text(
          "atrium.tls.keystore.password", "", "Password of that file; from the environment only");

  private static final Setting<String> TRUST_STORE =
      Setting.text(
          "atrium.tls.truststore",
          "",
          "PKCS #12 file with the authorities whose certificates clients may show; those of the"
              + " gateways alone, for whoever gets a trusted subject from one of them is believed");

  private static final Setting<String> TRUST_STORE_PASSWORD =
      Setting.text(
          "atrium.tls.truststore.password", "", "Password of that file; from the environment only");

  public TlsConfig {
    requireNonNull(protocols, "protocols is null");
    requireNonNull(clientAuth, "clientAuth is null");
    requireNonNull(keyStore, "keyStore is null");
    requireNonNull(trustStore, "trustStore is null");
    if (enabled) {
      requireFile(KEY_STORE, keyStore, ENABLED, "true");
    }
    if (!clientAuth.equals(NONE)) {
      requireFile(TRUST_STORE, trustStore, CLIENT_AUTH, clientAuth);
    }
    if (!enabled && !clientAuth.equals(NONE)) {
      throw new InvalidSettingException(
          "%s must be true when %s is %s".formatted(ENABLED.key(), CLIENT_AUTH.key(), clientAuth),
          ENABLED,
          CLIENT_AUTH);
    }
    if (!enabled && only) {
      throw new InvalidSettingException(
          "%s must be true when %s is true".formatted(ENABLED.key(), ONLY.key()), ENABLED, ONLY);
    }
    if (!KNOWN_PROTOCOLS.contains(protocols)) {
      throw new InvalidSettingException(
          "%s must be TLSv1.2, TLSv1.3 or both with a comma between, but is '%s'"
              .formatted(PROTOCOLS.key(), protocols),
          PROTOCOLS);
    }
  }

  public static List<Setting<?>> settings() {
    return List.of(
        ENABLED,
        ONLY,
        PORT,
        PROTOCOLS,
        CLIENT_AUTH,
        KEY_STORE,
        KEY_STORE_PASSWORD,
        TRUST_STORE,
        TRUST_STORE_PASSWORD);
  }

  public static TlsConfig from(Config config) {
    return new TlsConfig(
        ENABLED.read(config),
        ONLY.read(config),
        PORT.read(config),
        PROTOCOLS.read(config),
        CLIENT_AUTH.read(config),
        KEY_STORE.find(config),
        TRUST_STORE.find(config));
  }

  private static void requireFile(
      Setting<String> setting, Optional<String> file, Setting<?> because, String value) {
    if (file.filter(name -> Files.isReadable(Path.of(name))).isEmpty()) {
      throw new InvalidSettingException(
          "%s must be a file that can be read when %s is %s, but is '%s'"
              .formatted(setting.key(), because.key(), value, file.orElse("")),
          setting,
          because);
    }
  }
}
