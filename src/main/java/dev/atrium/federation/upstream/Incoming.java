package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.Arrays;

/** What a module sends, as lines or as bytes. Holds one buffer, and no line longer than that. */
final class Incoming {

  static final int LONGEST_LINE = 64 * 1024;
  private static final int BUFFER = 16 * 1024;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;

  Incoming(InputStream in) {
    this.in = requireNonNull(in, "in is null");
  }

  /** Whether something has been received and not been asked for. */
  boolean hasMore() {
    return from < to;
  }

  /**
   * The next line without its end, which is a line feed whatever stands before it.
   *
   * @throws EOFException when there is no whole one
   */
  String line() throws IOException {
    int looked = from;
    while (true) {
      for (int i = looked; i < to; i++) {
        if (buffer[i] == '\n') {
          int end = i > from && buffer[i - 1] == '\r' ? i - 1 : i;
          String line = new String(buffer, from, end - from, ISO_8859_1);
          from = i + 1;
          return line;
        }
      }
      looked = to - from;
      makeRoom();
      if (!fill()) {
        throw new EOFException("the connection was closed within a line");
      }
    }
  }

  /** Moves what is left to the beginning, and takes a larger buffer when that is not enough. */
  private void makeRoom() throws ProtocolException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    } else if (to == LONGEST_LINE) {
      throw new ProtocolException("a line is longer than " + LONGEST_LINE + " bytes");
    } else if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * to);
    }
  }

  /** Waits for something to come; false at the end. */
  boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = 0;
    }
    int read = in.read(buffer, to, buffer.length - to);
    to += Math.max(0, read);
    return read >= 0;
  }

  /**
   * The next bytes, as many as are there.
   *
   * @return how many, negative at the end
   */
  int read(byte[] bytes, int most) throws IOException {
    if (from == to) {
      if (most >= BUFFER) {
        return in.read(bytes, 0, most);
      }
      if (!fill()) {
        return -1;
      }
    }
    int read = Math.min(most, to - from);
    System.arraycopy(buffer, from, bytes, 0, read);
    from += read;
    return read;
  }
}
