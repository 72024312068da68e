package dev.atrium.federation.cache;

import static java.util.Objects.requireNonNull;

/**
 * Which file. Its parts are compared one by one: glued together, two files could have one name.
 *
 * @param path with the query, as the client wrote them
 * @param encodings which compressions the client understands
 */
public record AssetKey(String module, String path, String encodings) {

  public AssetKey {
    requireNonNull(module, "module is null");
    requireNonNull(path, "path is null");
    requireNonNull(encodings, "encodings is null");
  }
}
