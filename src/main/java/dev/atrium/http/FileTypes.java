package dev.atrium.http;

import java.util.Map;
import java.util.Optional;

/**
 * The media types of files that pages are made of, by the extensions of their names. Who serves
 * files decides himself which of them, and whether he trusts a name.
 */
public final class FileTypes {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("css", "text/css"),
          Map.entry("eot", "application/vnd.ms-fontobject"),
          Map.entry("gif", "image/gif"),
          Map.entry("html", "text/html"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "application/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("mjs", "application/javascript"),
          Map.entry("otf", "font/otf"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("txt", "text/plain"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml"),
          Map.entry("yaml", "application/yaml"));

  private FileTypes() {}

  /** What follows the last dot of the last segment, as it is written; empty without a dot. */
  public static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1) : "";
  }

  /** The type without a parameter. */
  public static Optional<String> of(String extension) {
    return Optional.ofNullable(TYPES.get(extension));
  }

  /** The type of a file of ours, which is UTF-8 where it is text. */
  public static Optional<String> ofUtf8(String extension) {
    return of(extension)
        .map(
            type ->
                type.startsWith("text/") || type.equals("application/javascript")
                    ? type + "; charset=utf-8"
                    : type);
  }
}
