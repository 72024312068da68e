package dev.atrium.federation.rules;

import dev.atrium.http.FileTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a file is, told from its name where the module does not tell it well enough. */
public final class FileType {

  /** What others are, a module says or nobody. */
  private static final Set<String> KNOWN =
      Set.of(
          "css", "gif", "html", "ico", "jpeg", "jpg", "js", "json", "map", "mjs", "png", "svg",
          "ttf", "txt", "wasm", "webp", "woff", "woff2");

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
    return Optional.of(extension(path))
        .filter(KNOWN::contains)
        .flatMap(FileTypes::of)
        .orElse(contentType == null ? "" : contentType);
  }

  static String essence(String contentType) {
    if (contentType == null) {
      return "";
    }
    int end = contentType.indexOf(';');
    return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static String extension(String path) {
    return FileTypes.extension(path).toLowerCase(Locale.ROOT);
  }
}
