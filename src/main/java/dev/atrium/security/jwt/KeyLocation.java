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
    if (config.publicKey().isPresent()) {
      byte[] key = config.publicKey().get().getBytes(StandardCharsets.UTF_8);
      return checked(() -> key, JwtConfig.PUBLIC_KEY);
    }
    String location = config.location().orElseThrow();
    if (location.toLowerCase(Locale.ROOT).matches("https?://.*")) {
      warnOfPlainText(location);
      return new HttpKeyDocument(JwtConfig.locationAddress(location), trust);
    }
    Path file = file(location);
    return checked(() -> Files.readAllBytes(file), JwtConfig.LOCATION);
  }

  private static void warnOfPlainText(String location) {
    if (location.toLowerCase(Locale.ROOT).startsWith("http:")) {
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
          JwtConfig.LOCATION.key() + " must be an address or a file, but is '" + location + "'");
    }
  }

  private static KeyDocument checked(KeyDocument document, Setting<?> setting) {
    try {
      KeySet.parse(document.read());
      return document;
    } catch (IOException e) {
      throw new InvalidSettingException(setting.key() + " names a file that cannot be read");
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(
          setting.key() + " must lead to public keys: " + e.getMessage());
    }
  }
}
