package dev.atrium.federation.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path of a request as it was sent. Every server reads a path that is written in an unusual way
 * a little differently, so those ways are told apart from the plain one instead of being repaired.
 */
public final class RawPath {

  private static final int MOST_DECODINGS = 4;

  private RawPath() {}

  /** Whether a path has exactly one reading. What a name may contain encoded, it may. */
  public static boolean isPlain(String rawPath) {
    if (rawPath.isEmpty() || rawPath.charAt(0) != '/') {
      return false;
    }
    boolean encoded = false;
    for (int i = 0; i < rawPath.length(); i++) {
      char c = rawPath.charAt(i);
      if (c <= ' ' || c >= 127 || c == '\\' || c == ';' || c == '#' || c == '?') {
        return false;
      }
      encoded |= c == '%';
    }
    return hasPlainSegments(rawPath) && (!encoded || hasHarmlessEncodings(rawPath));
  }

  private static boolean hasPlainSegments(String path) {
    int start = 1;
    while (true) {
      int end = path.indexOf('/', start);
      int length = (end < 0 ? path.length() : end) - start;
      if ((end >= 0 && length == 0)
          || (length == 1 && path.charAt(start) == '.')
          || (length == 2 && path.startsWith("..", start))) {
        return false;
      }
      if (end < 0) {
        return true;
      }
      start = end + 1;
    }
  }

  private static boolean hasHarmlessEncodings(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      int octet = octetAt(path, i);
      if (octet < ' ' || octet == 127 || "./\\;?#".indexOf(octet) >= 0) {
        return false;
      }
    }
    byte[] decoded = decodedBytes(path);
    return isUtf8(decoded) && !hasEncoding(new String(decoded, ISO_8859_1));
  }

  /** The octet that {@code %xx} at a position stands for, negative when it stands for none. */
  private static int octetAt(String path, int i) {
    if (i + 3 > path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(i + 1), 16);
    int low = Character.digit(path.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static boolean hasEncoding(String path) {
    for (int i = path.indexOf('%'); i >= 0; i = path.indexOf('%', i + 1)) {
      if (octetAt(path, i) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] decodedBytes(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
    for (int i = 0; i < path.length(); i++) {
      int octet = path.charAt(i) == '%' ? octetAt(path, i) : -1;
      if (octet >= 0) {
        bytes.write(octet);
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  /** What the most obliging server would make of it: decoded all the way and walked through. */
  public static String mostGenerousReading(String rawPath) {
    String path = rawPath;
    for (int i = 0; i < MOST_DECODINGS && path.indexOf('%') >= 0; i++) {
      path = new String(decodedBytes(path), ISO_8859_1);
    }
    path = path.replace('\\', '/').replaceAll(";[^/]*", "");
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return "/" + String.join("/", segments);
  }
}
