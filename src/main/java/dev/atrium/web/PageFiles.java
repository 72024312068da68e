package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the pages. Those with a hash of their content in the name are kept in memory once
 * somebody has asked for them, which are a few megabytes in all; the few others are read each time,
 * so that pages built anew show in a server that runs. Names that do not exist are not remembered,
 * so strangers cannot fill the memory.
 */
final class PageFiles {

  /**
   * Where the built-in module lies; what it shares with a page of its own is served at the root
   * too.
   */
  static final String MODULE = "/modules/model-registry";

  private static final Pattern SAFE_PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");
  private static final Pattern PUBLIC =
      Pattern.compile("/(static|modules)/.+|/favicon\\.svg|/remoteEntry\\.js|/mf-manifest\\.json");
  private static final Pattern ALSO_OF_MODULE =
      Pattern.compile("/static/.+|/remoteEntry\\.js|/mf-manifest\\.json");
  private static final String BASE = "<base href=\"/\">";

  private final Source source;
  private final String basePath;
  private final Map<String, PageFile> files = new ConcurrentHashMap<>();

  /** Opens a file of the application; null when there is none. */
  interface Source {
    InputStream open(String path);
  }

  PageFiles(Source source, String basePath) {
    this.source = requireNonNull(source, "source is null");
    this.basePath = requireNonNull(basePath, "basePath is null");
  }

  /** The file that is served at a path. */
  Optional<PageFile> at(String path) throws IOException {
    PageFile known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    if (!PUBLIC.matcher(path).matches()
        || !SAFE_PATH.matcher(path).matches()
        || !PageFile.hasKnownType(path)) {
      return Optional.empty();
    }
    Optional<PageFile> found = read(path);
    if (found.isEmpty() && ALSO_OF_MODULE.matcher(path).matches()) {
      found = read(MODULE + path);
    }
    found.filter(PageFile::isImmutable).ifPresent(file -> files.put(path, file));
    return found;
  }

  /**
   * A page whose addresses begin where browsers see it; empty when the pages were not built.
   *
   * @param nonce for the styles that its scripts make
   */
  Optional<PageFile> page(String path, String nonce) throws IOException {
    Optional<byte[]> bytes = bytes(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    String base =
        "<base href=\"" + basePath + "\"><meta property=\"csp-nonce\" nonce=\"" + nonce + "\">";
    String text = new String(bytes.get(), UTF_8).replace(BASE, base);
    PageFile page = PageFile.named(path, Map.of("", PageFile.Body.of(text.getBytes(UTF_8))));
    return Optional.of(page);
  }

  private Optional<PageFile> read(String path) throws IOException {
    Optional<byte[]> plain = bytes(path);
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    Map<String, PageFile.Body> bodies = new HashMap<>();
    bodies.put("", PageFile.Body.of(plain.get()));
    for (List<String> variant : List.of(List.of("gzip", ".gz"), List.of("br", ".br"))) {
      bytes(path + variant.get(1))
          .ifPresent(bytes -> bodies.put(variant.get(0), PageFile.Body.of(bytes)));
    }
    return Optional.of(PageFile.named(path, bodies));
  }

  private Optional<byte[]> bytes(String path) throws IOException {
    try (InputStream in = source.open(path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }
}
