package dev.atrium.security.jwt;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Logger;
import javax.net.ssl.SSLSocketFactory;

/** Finds the keys that the settings name. */
final class KeyLocation {

  private static final Logger LOG = Logger.getLogger(KeyLocation.class.getName());

  private KeyLocation() {}

  /**
   * Keys that are here are read at once; those at an address when the first token comes, for the
   * issuer may start after us.
   *
   * @throws InvalidSettingException when there are no keys where the settings say
   */
  static KeyDocument of(JwtConfig config, Optional<SSLSocketFactory> trust) {
    Optional<URI> address = address(config);
    if (address.isEmpty()) {
      return local(config);
    }
    warnOfPlainText(address.get());
    return new HttpKeyDocument(address.get(), trust);
  }

  /**
   * Returns when {@link #of} would find keys, or an address to ask.
   *
   * @throws InvalidSettingException when it would
   */
  static void check(JwtConfig config) {
    if (address(config).isEmpty()) {
      local(config);
    }
  }

  private static Optional<URI> address(JwtConfig config) {
    return config
        .location()
        .filter(location -> location.toLowerCase(Locale.ROOT).matches("https?://.*"))
        .map(JwtConfig::locationAddress);
  }

  private static KeyDocument local(JwtConfig config) {
    if (config.publicKey().isPresent()) {
      byte[] key = config.publicKey().get().getBytes(StandardCharsets.UTF_8);
      return checked(() -> key, JwtConfig.PUBLIC_KEY);
    }
    Path file = file(config.location().orElseThrow());
    return checked(() -> Files.readAllBytes(file), JwtConfig.LOCATION);
  }

  private static void warnOfPlainText(URI location) {
    if (location.getScheme().equalsIgnoreCase("http")) {
      LOG.warning(
          JwtConfig.LOCATION.key()
              + " is no https address: whoever is on the way decides whose tokens count");
    }
  }

  private static Path file(String location) {
    try {
      return location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new InvalidSettingException(
          JwtConfig.LOCATION.key() + " must be an address or a file, but is '" + location + "'",
          JwtConfig.LOCATION);
    }
  }

  private static KeyDocument checked(KeyDocument document, Setting<?> setting) {
    try {
      KeySet.parse(document.read());
      return document;
    } catch (IOException e) {
      throw new InvalidSettingException(
          setting.key() + " names a file that cannot be read", setting);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          setting.key() + " must lead to public keys: " + e.getMessage(), setting);
    }
  }
}
