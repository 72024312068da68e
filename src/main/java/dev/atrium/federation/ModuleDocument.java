package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.ModuleList;
import dev.atrium.federation.module.ModuleReader;
import dev.atrium.federation.module.ModuleRejection;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where the list of modules is written: a file, a variable, or nowhere, which means the two modules
 * everybody has.
 */
final class ModuleDocument {

  private static final int LARGEST_FILE = 1024 * 1024;
  private static final Set<String> PACKAGED =
      Set.of("/modules/model-registry", "/modules/model-serving");

  private final FederationConfig config;
  private final PackagedFiles packaged;
  private final ModuleReader reader;

  ModuleDocument(FederationConfig config, PackagedFiles packaged) {
    this.config = requireNonNull(config, "config is null");
    this.packaged = requireNonNull(packaged, "packaged is null");
    this.reader = new ModuleReader(config.namespace(), config.preferLocal());
  }

  /** Whether it may change while we run. */
  boolean isFile() {
    return config.file().isPresent();
  }

  /**
   * What is written there now; compare it to know whether it has changed.
   *
   * @throws ModuleRejection when it cannot be read
   */
  String text() {
    if (config.file().isEmpty()) {
      return config.list().orElse("");
    }
    Path file = config.file().get();
    // A mounted ConfigMap is changed by moving a link: what counts is what is at the end of it now.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new ModuleRejection("MODULE_FEDERATION_CONFIG_FILE is larger than 1 MiB");
      }
      return new String(bytes, UTF_8);
    } catch (IOException e) {
      throw new ModuleRejection(
          "MODULE_FEDERATION_CONFIG_FILE '" + file + "' cannot be read: " + e);
    }
  }

  /**
   * The modules of a text.
   *
   * @throws ModuleRejection when it is no list of modules
   */
  ModuleList modules(String text) {
    if (config.file().isEmpty() && config.list().isEmpty()) {
      return ModuleReader.builtIn(
          address(config.modelRegistryModule()), address(config.modelServing()), packaged());
    }
    return reader.read(text);
  }

  private static Optional<String> address(Optional<URI> address) {
    return address.map(URI::toString);
  }

  private Set<String> packaged() {
    Set<String> found = new LinkedHashSet<>();
    for (String directory : PACKAGED) {
      if (packaged.has(directory + "/remoteEntry.js")) {
        found.add(directory);
      }
    }
    return found;
  }
}
