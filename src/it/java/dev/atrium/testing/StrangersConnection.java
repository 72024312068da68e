package dev.atrium.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;

/** Requests from another address of this machine, which no server of the tests trusts. */
public final class StrangersConnection {

  private static final int PATIENCE_MILLIS = 10_000;

  /** Where the status stands in {@code HTTP/1.1 200}. */
  private static final int STATUS_AT = 9;

  private static final int STATUS_END = 12;

  private StrangersConnection() {}

  /** The status of the answer. */
  public static int send(int port, String request) throws IOException {
    try (Socket socket = connect(port)) {
      return status(socket, request);
    }
  }

  /**
   * The same over TLS.
   *
   * @throws IOException also when either side does not like the other's certificate
   */
  public static int sendOverTls(SSLContext client, int port, String request) throws IOException {
    try (Socket plain = connect(port);
        Socket socket = client.getSocketFactory().createSocket(plain, "127.0.0.1", port, true)) {
      return status(socket, request);
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  /** Over any connection. */
  public static int status(Socket socket, String request) throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    String line = new String(socket.getInputStream().readNBytes(STATUS_END), ISO_8859_1);
    if (line.length() < STATUS_END) {
      throw new IOException("no answer");
    }
    return Integer.parseInt(line.substring(STATUS_AT));
  }
}
