package dev.atrium.registry.client;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Steps through JSON while it arrives, value by value, without making anything of the values. What
 * it steps over can be copied to somewhere else as it is. It takes what RFC 8259 allows and nothing
 * else, except that the bytes of a text are not checked for being UTF-8.
 *
 * <p>Bytes that are not JSON are an {@code UNUSABLE_ANSWER}; an {@link IOException} comes from the
 * stream that is read or from the one that is copied to.
 */
final class JsonBytes {

  /** Nested objects and arrays; as many as {@code registry.json} takes. */
  static final int MAX_DEPTH = 100;

  /** Bytes of a text that is read and not only stepped over. */
  static final int MAX_TEXT = 8 << 10;

  private static final int END = -1;

  private final InputStream in;
  private final byte[] buffer;
  private int position;
  private int limit;
  private long consumedBefore;
  private OutputStream copy;
  private int copyFrom;

  JsonBytes(InputStream in, int bufferSize) {
    this.in = requireNonNull(in, "in is null");
    this.buffer = new byte[bufferSize];
  }

  /** The next byte that is not white space, which stays where it is; negative at the end. */
  int peek() throws IOException {
    while (position < limit || refill()) {
      byte b = buffer[position];
      if (!isSpace(b)) {
        return b & 0xFF;
      }
      position++;
    }
    return END;
  }

  boolean takeIf(char expected) throws IOException {
    if (peek() != expected) {
      return false;
    }
    position++;
    return true;
  }

  void take(char expected) throws IOException {
    if (!takeIf(expected)) {
      throw malformed("'" + expected + "' was expected");
    }
  }

  void takeEnd() throws IOException {
    if (peek() != END) {
      throw malformed("something follows the document");
    }
  }

  /** Steps over a null when one is next. */
  boolean takeIfNull() throws IOException {
    if (peek() != 'n') {
      return false;
    }
    skipWord("null");
    return true;
  }

  /** Reads a text of at most {@link #MAX_TEXT} bytes. */
  String text() throws IOException {
    take('"');
    ByteArrayOutputStream raw = new ByteArrayOutputStream(32);
    boolean escaped = false;
    for (byte b = textByte(); b != '"'; b = textByte()) {
      raw.write(b);
      if (b == '\\') {
        escaped = true;
        // Whatever follows does not end the text; the escape itself is checked when it is resolved.
        raw.write(textByte());
      }
      if (raw.size() > MAX_TEXT) {
        throw malformed("a text is longer than " + MAX_TEXT + " bytes");
      }
    }
    String text = raw.toString(StandardCharsets.UTF_8);
    return escaped ? resolved(text) : text;
  }

  /** Steps over a value of any kind. */
  void skipValue() throws IOException {
    skipValue(1);
  }

  /** From here on, what is stepped over is written to {@code target} as well. */
  void startCopy(OutputStream target) {
    copy = requireNonNull(target, "target is null");
    copyFrom = position;
  }

  void endCopy() throws IOException {
    flushCopy();
    copy = null;
  }

  /** How many bytes have been stepped over. */
  long consumed() {
    return consumedBefore + position;
  }

  /**
   * Copies everything that is still to come without looking at it.
   *
   * @return the last byte that is not white space
   */
  int copyRest(OutputStream target) throws IOException {
    int last = END;
    do {
      target.write(buffer, position, limit - position);
      last = lastOf(last);
      position = limit;
    } while (refill());
    return last;
  }

  private int lastOf(int before) {
    for (int at = limit - 1; at >= position; at--) {
      if (!isSpace(buffer[at])) {
        return buffer[at];
      }
    }
    return before;
  }

  RegistryException malformed(String what) {
    return RegistryException.unusableAnswer(
        "the answer is not the JSON it should be: " + what + ", at byte " + consumed(), null);
  }

  private String resolved(String text) {
    return JsonEscapes.resolve(text).orElseThrow(() -> malformed("an escape is not valid"));
  }

  private void skipValue(int depth) throws IOException {
    int first = peek();
    switch (first) {
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case '"' -> skipText();
      case 't' -> skipWord("true");
      case 'f' -> skipWord("false");
      case 'n' -> skipWord("null");
      default -> skipNumber();
    }
  }

  private void skipObject(int depth) throws IOException {
    checkDepth(depth);
    take('{');
    if (takeIf('}')) {
      return;
    }
    do {
      if (peek() != '"') {
        throw malformed("a name was expected");
      }
      skipText();
      take(':');
      skipValue(depth + 1);
    } while (takeIf(','));
    take('}');
  }

  private void skipArray(int depth) throws IOException {
    checkDepth(depth);
    take('[');
    if (takeIf(']')) {
      return;
    }
    do {
      skipValue(depth + 1);
    } while (takeIf(','));
    take(']');
  }

  private void checkDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed("it is nested more than " + MAX_DEPTH + " deep");
    }
  }

  private void skipText() throws IOException {
    position++;
    while (true) {
      // Most bytes of an answer pass here, so this loop looks at the buffer directly.
      int at = position;
      while (at < limit) {
        byte b = buffer[at++];
        if (b == '"') {
          position = at;
          return;
        }
        if (b == '\\') {
          position = at;
          skipEscape();
          at = position;
        } else if (b >= 0 && b < ' ') {
          position = at;
          throw malformed("a control character is in a text");
        }
      }
      position = at;
      if (!refill()) {
        throw malformed("it ends in a text");
      }
    }
  }

  private void skipEscape() throws IOException {
    byte escape = textByte();
    if (escape == 'u') {
      for (int i = 0; i < 4; i++) {
        if (!HexFormat.isHexDigit(textByte())) {
          throw malformed("an escape is not valid");
        }
      }
    } else if (!JsonEscapes.isShort(escape)) {
      throw malformed("an escape is not valid");
    }
  }

  private byte textByte() throws IOException {
    if (position == limit && !refill()) {
      throw malformed("it ends in a text");
    }
    byte b = buffer[position++];
    if (b >= 0 && b < ' ') {
      throw malformed("a control character is in a text");
    }
    return b;
  }

  private void skipWord(String word) throws IOException {
    for (int i = 0; i < word.length(); i++) {
      if (next() != word.charAt(i)) {
        throw malformed("'" + word + "' was expected");
      }
    }
  }

  private void skipNumber() throws IOException {
    if (current() == '-') {
      position++;
    }
    if (current() == '0') {
      position++;
    } else {
      skipDigits();
    }
    if (current() == '.') {
      position++;
      skipDigits();
    }
    if (current() == 'e' || current() == 'E') {
      position++;
      if (current() == '+' || current() == '-') {
        position++;
      }
      skipDigits();
    }
  }

  /** At least one. */
  private void skipDigits() throws IOException {
    if (!isDigit(current())) {
      throw malformed("a value was expected");
    }
    while (isDigit(current())) {
      position++;
    }
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  private int next() throws IOException {
    int b = current();
    position++;
    return b;
  }

  /** The byte at the position, white space included; negative at the end. */
  private int current() throws IOException {
    return position < limit || refill() ? buffer[position] & 0xFF : END;
  }

  private boolean refill() throws IOException {
    flushCopy();
    consumedBefore += limit;
    position = 0;
    copyFrom = 0;
    limit = Math.max(0, in.read(buffer, 0, buffer.length));
    return limit > 0;
  }

  private void flushCopy() throws IOException {
    if (copy != null && position > copyFrom) {
      copy.write(buffer, copyFrom, position - copyFrom);
    }
  }
}
