package dev.atrium.federation.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Header;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.Set;

/** Writes requests as HTTP/1.1 wants them. */
final class RequestWriter {

  private static final int PIECE = 16 * 1024;

  /** What is around a piece in chunks: four digits and two line ends. */
  private static final int BEFORE = 6;

  private static final int BEHIND = 2;
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(US_ASCII);

  /** Servers expect them to say that they have no body. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private RequestWriter() {}

  static byte[] head(UpstreamRequest request, Target.Remote target) throws ProtocolException {
    Text text = new Text();
    text.add(request.method()).add(" ").add(target.basePath()).add(request.path());
    text.add(" HTTP/1.1").endLine().field("Host", target.authority());
    for (Header header : request.headers()) {
      text.field(header.name(), header.value());
    }
    if (request.body().isEmpty()) {
      if (WITH_BODY.contains(request.method())) {
        text.field("Content-Length", "0");
      }
    } else if (request.body().get().length() >= 0) {
      text.field("Content-Length", Long.toString(request.body().get().length()));
    } else {
      text.field("Transfer-Encoding", "chunked");
    }
    return text.field("Connection", "keep-alive").endLine().bytes();
  }

  /**
   * Passes a body on as it comes.
   *
   * @return whether all of it; false when the answer came first
   */
  static boolean body(RequestBody body, Connection connection, EarlyAnswer answer)
      throws IOException {
    boolean isChunked = body.length() < 0;
    byte[] piece = new byte[BEFORE + PIECE + BEHIND];
    int read = body.read(piece, BEFORE, PIECE);
    while (read >= 0) {
      if (answer.hasCome()) {
        return false;
      }
      if (isChunked) {
        writeChunk(connection, piece, read);
      } else {
        connection.write(piece, BEFORE, read);
      }
      read = body.read(piece, BEFORE, PIECE);
    }
    if (isChunked) {
      connection.write(LAST_CHUNK, 0, LAST_CHUNK.length);
    }
    return true;
  }

  private static void writeChunk(Connection connection, byte[] piece, int length)
      throws IOException {
    byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(US_ASCII);
    int start = BEFORE - size.length;
    System.arraycopy(size, 0, piece, start, size.length);
    piece[BEFORE + length] = '\r';
    piece[BEFORE + length + 1] = '\n';
    connection.write(piece, start, size.length + length + BEHIND);
  }

  /** The answer that ends a request before all of it was sent. */
  interface EarlyAnswer {
    boolean hasCome() throws IOException;
  }

  /** Grows to what a head takes. Nothing but us ends a line in it. */
  private static final class Text {

    private static final int USUAL = 1024;

    private byte[] bytes = new byte[USUAL];
    private int length;

    Text add(String text) throws ProtocolException {
      if (length + text.length() > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * (length + text.length()));
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\r' || c == '\n' || c == 0 || c > 255) {
          throw new ProtocolException("a request to a module holds a character it must not");
        }
        bytes[length++] = (byte) c;
      }
      return this;
    }

    Text field(String name, String value) throws ProtocolException {
      return add(name).add(": ").add(value).endLine();
    }

    Text endLine() {
      if (length + BEHIND > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      bytes[length++] = '\r';
      bytes[length++] = '\n';
      return this;
    }

    byte[] bytes() {
      return Arrays.copyOf(bytes, length);
    }
  }
}
