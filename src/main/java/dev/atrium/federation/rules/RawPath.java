package dev.atrium.federation.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The path of a request as it was sent, and what others could take it for. Which paths are refused
 * because they have more than one reading is decided at the door.
 */
public final class RawPath {

  private static final int MOST_DECODINGS = 4;

  private RawPath() {}

  /** The octet that {@code %xx} at a position stands for, negative when it stands for none. */
  private static int octetAt(String path, int i) {
    if (i + 3 > path.length()) {
      return -1;
    }
    int high = Character.digit(path.charAt(i + 1), 16);
    int low = Character.digit(path.charAt(i + 2), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
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
