package dev.atrium.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection that sends requests already put into bytes and reads over
 * their answers. A client of the JDK would take from the server a good part of the processors they
 * share.
 */
final class HttpConnection implements AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int TIMEOUT_MILLIS = 60_000;

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private boolean isOver;
  private long bodyBegan;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final StringBuilder line = new StringBuilder();
  private int position;
  private int limit;

  HttpConnection(int port) throws IOException {
    this.port = port;
    connect();
  }

  private void connect() throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.position = 0;
    this.limit = 0;
    this.isOver = false;
  }

  /** Sends one request, reads its answer to the end and returns the status. */
  int exchange(byte[] request) throws IOException {
    if (isOver) {
      // The server ends the connection behind most refusals; a client pays for the next one.
      socket.close();
      connect();
    }
    out.write(request);
    int status = Integer.parseInt(readLine().split(" ", 3)[1]);
    long length = -1;
    boolean isChunked = false;
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        isChunked = lower.endsWith("chunked");
      } else if (lower.startsWith("connection:")) {
        isOver = lower.endsWith("close");
      }
    }
    if (isChunked || length > 0) {
      ensureInput();
    }
    bodyBegan = System.nanoTime();
    if (isChunked) {
      skipChunks();
    } else if (length >= 0) {
      skip(length);
    } else {
      throw new IOException("an answer without length, status " + status);
    }
    return status;
  }

  /** When the first byte of the last body was there, as {@link System#nanoTime()} tells it. */
  long bodyBegan() {
    return bodyBegan;
  }

  private void skipChunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(readLine().strip(), 16);
      skip(size);
      readLine();
    } while (size > 0);
  }

  private void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      ensureInput();
      int taken = (int) Math.min(left, limit - position);
      position += taken;
      left -= taken;
    }
  }

  private String readLine() throws IOException {
    line.setLength(0);
    while (true) {
      ensureInput();
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.append(new String(buffer, start, position - start, ISO_8859_1));
      if (position < limit) {
        position++;
        int length = line.length();
        boolean endsWithReturn = length > 0 && line.charAt(length - 1) == '\r';
        return line.substring(0, endsWithReturn ? length - 1 : length);
      }
    }
  }

  private void ensureInput() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, in.read(buffer));
      if (limit == 0) {
        throw new EOFException("the server closed the connection");
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
