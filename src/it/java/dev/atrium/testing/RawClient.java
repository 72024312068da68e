package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;

/** A client that writes and reads the bytes of one connection, so nothing is put right for it. */
public final class RawClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  public static RawClient connect(RunningServer server) throws IOException {
    URI address = server.uri("/");
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new RawClient(socket);
  }

  /** One request on a connection of its own, and everything that comes back until it closes. */
  public static String exchange(RunningServer server, String request) throws IOException {
    try (RawClient client = connect(server)) {
      client.send(request);
      String answer = client.readToEnd();
      Disclosure.assertNoneInAnswers(answer);
      return answer;
    }
  }

  /** A request for a path as it stands, without a body, after which the server closes. */
  public static String request(RunningServer server, String method, String path, String... headers)
      throws IOException {
    StringBuilder head =
        new StringBuilder(method)
            .append(' ')
            .append(path)
            .append(" HTTP/1.1\r\nHost: atrium.example\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return exchange(server, head.append("\r\n").toString());
  }

  public void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Until the end of the head, which is included. */
  public String readHead() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in().read();
      if (next < 0) {
        throw new IOException("ended within the head: " + head);
      }
      head.append((char) next);
    }
    return head.toString();
  }

  public String read(int bytes) throws IOException {
    return new String(in().readNBytes(bytes), ISO_8859_1);
  }

  /** What comes until the server closes or resets the connection. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int read = in().read(buffer); read >= 0; read = in().read(buffer)) {
        all.write(buffer, 0, read);
      }
    } catch (SocketTimeoutException e) {
      throw new IOException("the connection stays open after: " + all.toString(ISO_8859_1), e);
    } catch (SocketException e) {
      return all.toString(ISO_8859_1);
    }
    return all.toString(ISO_8859_1);
  }

  public OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  public InputStream in() throws IOException {
    return socket.getInputStream();
  }

  /** Leaves without a word, as a browser does whose tab is closed. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
