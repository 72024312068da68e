package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.EntityTag;
import dev.atrium.http.FileTypes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file of the pages as it goes to browsers: what it is, how long they may keep it, and its bytes
 * in each encoding there is of them. The plain ones have the encoding {@code ""}.
 */
record PageFile(String contentType, String cacheControl, Map<String, Body> bodies) {

  /** A hash of the content is the last part of the name, and not a mere number. */
  private static final Pattern HASHED =
      Pattern.compile(".*[.-](?=[0-9]*[a-f])[0-9a-f]{8,}(\\.[A-Za-z0-9]+){1,2}");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Set<String> SERVED =
      Set.of("css", "html", "ico", "js", "json", "png", "svg", "txt", "woff", "woff2");

  PageFile {
    requireNonNull(contentType, "contentType is null");
    requireNonNull(cacheControl, "cacheControl is null");
    bodies = Map.copyOf(bodies);
  }

  /** Bytes in one encoding and the strong validator of them. */
  static final class Body {

    private final byte[] bytes;
    private final String etag;

    private Body(byte[] bytes, String etag) {
      this.bytes = bytes;
      this.etag = etag;
    }

    String etag() {
      return etag;
    }

    int length() {
      return bytes.length;
    }

    void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }

    static Body of(byte[] bytes) {
      return new Body(bytes, EntityTag.of(bytes));
    }
  }

  /** Whether files of this name are served at all; what a build leaves beside them is not. */
  static boolean hasKnownType(String path) {
    return SERVED.contains(FileTypes.extension(path));
  }

  static PageFile named(String path, Map<String, Body> bodies) {
    String type = FileTypes.ofUtf8(FileTypes.extension(path)).orElseThrow();
    return new PageFile(type, cacheControl(path, type), bodies);
  }

  boolean isImmutable() {
    return cacheControl.equals(FOR_EVER);
  }

  static String cacheControl(String path, String type) {
    if (HASHED.matcher(path).matches()) {
      return FOR_EVER;
    }
    return type.startsWith("image/") || type.startsWith("font/")
        ? "public, max-age=86400"
        : "no-cache";
  }
}
