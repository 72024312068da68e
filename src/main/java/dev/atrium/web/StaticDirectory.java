package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which file of a directory answers a path: the file of that name, the page where a browser
 * navigates to a path that only the page's own routes know, or none. Nothing outside the directory
 * is ever named, whatever links lie in it, and no directory is listed.
 */
final class StaticDirectory {

  /** A page that was built for Kubeflow has its files below this. */
  private static final String PREFIX = "/model-registry";

  private static final String PAGE = "/index.html";

  /** No dot at the start, no escape that would have to be undone, nothing that means a parent. */
  private static final Pattern SAFE = Pattern.compile("(/[A-Za-z0-9_@~+-][A-Za-z0-9._@~+-]*)+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("eot", "application/vnd.ms-fontobject"),
          Map.entry("gif", "image/gif"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "application/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("mjs", "application/javascript; charset=utf-8"),
          Map.entry("otf", "font/otf"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml"),
          Map.entry("yaml", "application/yaml"));

  private final Path root;

  /**
   * @throws IOException when there is no such directory
   */
  StaticDirectory(Path root) throws IOException {
    this.root = requireNonNull(root, "root is null").toRealPath();
  }

  /** A file that answers a path, and what a browser takes it for. */
  record Asset(Path file, String contentType, String cacheControl) {}

  /**
   * The answer to a path.
   *
   * @param rawPath as it was sent, undecoded
   * @param isNavigation whether a browser wants to show the answer as a page
   */
  Optional<Asset> at(String rawPath, boolean isNavigation) throws IOException {
    String path = withoutPrefix(rawPath);
    Optional<Asset> named = path.equals("/") ? named(PAGE) : named(path);
    return named.isPresent() || !isNavigation || isAsset(path) ? named : named(PAGE);
  }

  /** The file beside another one that holds it in an encoding, when there is one. */
  Optional<Path> beside(Path file, String extension) throws IOException {
    return real(file.resolveSibling(file.getFileName() + extension));
  }

  private Optional<Asset> named(String path) throws IOException {
    String type = TYPES.get(extension(path));
    if (type == null || !SAFE.matcher(path).matches()) {
      return Optional.empty();
    }
    return real(root.resolve(path.substring(1)))
        .map(file -> new Asset(file, type, PageFile.cacheControl(path, type)));
  }

  private Optional<Path> real(Path file) throws IOException {
    try {
      Path real = file.toRealPath();
      return real.startsWith(root) && Files.isRegularFile(real)
          ? Optional.of(real)
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** By its type and not by its dot: the page's own routes may have dots, names of models do. */
  private static boolean isAsset(String path) {
    return TYPES.containsKey(extension(path));
  }

  private static String withoutPrefix(String path) {
    if (path.equals(PREFIX)) {
      return "/";
    }
    return path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length()) : path;
  }

  private static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
  }
}
