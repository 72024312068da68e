package dev.atrium.federation.rules;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a file is, told from its name where the module does not tell it well enough. */
public final class FileType {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("gif", "image/gif"),
          Map.entry("html", "text/html"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "application/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("mjs", "application/javascript"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("txt", "text/plain"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"));

  private static final Set<String> JAVASCRIPT =
      Set.of(
          "application/ecmascript",
          "application/javascript",
          "application/x-ecmascript",
          "application/x-javascript",
          "text/ecmascript",
          "text/javascript",
          "text/x-javascript");

  private static final Set<String> NEVER_HTML = Set.of("css", "js", "json", "map", "mjs");

  private FileType() {}

  /** Servers of single pages answer their page for a file they do not have. */
  public static boolean isPageInsteadOf(String path, String contentType) {
    return NEVER_HTML.contains(extension(path)) && essence(contentType).equals("text/html");
  }

  public static boolean mustNotBeEmpty(String path) {
    return NEVER_HTML.contains(extension(path));
  }

  public static boolean hasExtension(String path) {
    return !extension(path).isEmpty();
  }

  /** The type to answer with; empty when nobody knows. */
  public static String of(String path, String contentType, boolean isRemoteEntry) {
    String essence = essence(contentType);
    if (isRemoteEntry
        && (essence.isEmpty() || essence.equals("text/plain") || JAVASCRIPT.contains(essence))) {
      return "application/javascript";
    }
    if (!essence.isEmpty() && !essence.equals("text/plain")) {
      return contentType;
    }
    return TYPES.getOrDefault(extension(path), contentType == null ? "" : contentType);
  }

  static String essence(String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }
}
