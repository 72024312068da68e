package dev.atrium.registry.client;

import java.util.HexFormat;
import java.util.Optional;

/** The escapes of JSON texts: {@code \\n}, {@code \\"} and the like, and code units by number. */
final class JsonEscapes {

  private static final String SHORT = "\"\\/bfnrt";
  private static final String MEANING = "\"\\/\b\f\n\r\t";

  private JsonEscapes() {}

  /** Returns nothing when an escape is not one. */
  static Optional<String> resolve(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int next = 0;
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escape = next < text.length() ? text.charAt(next++) : ' ';
      if (escape == 'u') {
        int unit = codeUnit(text, next);
        if (unit < 0) {
          return Optional.empty();
        }
        plain.append((char) unit);
        next += 4;
      } else if (SHORT.indexOf(escape) >= 0) {
        plain.append(MEANING.charAt(SHORT.indexOf(escape)));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(plain.toString());
  }

  static boolean isShort(int escape) {
    return SHORT.indexOf(escape) >= 0;
  }

  /** Four hexadecimal digits; negative when there are not. */
  private static int codeUnit(String text, int from) {
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      if (i >= text.length() || !HexFormat.isHexDigit(text.charAt(i))) {
        return -1;
      }
      value = value * 16 + HexFormat.fromHexDigit(text.charAt(i));
    }
    return value;
  }
}
