package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.settings.InvalidSettingException;
import dev.atrium.settings.Setting;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * A page of somebody else that is served instead of the built-in ones.
 *
 * @param directory where its files are
 */
public record StaticAssetsConfig(Optional<Path> directory) {

  private static final Setting<String> DIRECTORY =
      Setting.text(
          "STATIC_ASSETS_DIR",
          "",
          "Directory with the files of a page, index.html among them, that is served at / and below"
              + " /model-registry/ instead of the built-in pages");

  public StaticAssetsConfig {
    requireNonNull(directory, "directory is null");
  }

  public static List<Setting<?>> settings() {
    return List.of(DIRECTORY);
  }

  public static StaticAssetsConfig from(Config config) {
    return new StaticAssetsConfig(DIRECTORY.find(config).map(StaticAssetsConfig::existing));
  }

  private static Path existing(String text) {
    try {
      Path directory = Path.of(text);
      if (Files.isDirectory(directory)) {
        return directory;
      }
    } catch (InvalidPathException e) {
      // Told below, in the words of any other path that is no directory.
      return refused(text);
    }
    return refused(text);
  }

  private static Path refused(String text) {
    throw new InvalidSettingException(
        DIRECTORY.key() + " must be a directory, but is '" + text + "'", DIRECTORY);
  }
}
