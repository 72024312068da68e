package dev.atrium.federation;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The files inside our own archive. */
interface PackagedFiles {

  /** The file at a path, which begins with a slash; absent when there is none. */
  Optional<InputStream> open(String path) throws IOException;

  default boolean has(String path) {
    try (InputStream file = open(path).orElse(null)) {
      return file != null;
    } catch (IOException e) {
      return false;
    }
  }
}
