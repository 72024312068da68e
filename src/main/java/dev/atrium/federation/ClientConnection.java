package dev.atrium.federation;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connection that a request came by. A servlet can neither cut one off nor ask whether somebody
 * is still there; Open Liberty's own objects can, and are asked by name, because applications do
 * not see their classes. Where the names lead nowhere, as with TLS or another version, there is
 * none.
 */
final class ClientConnection {

  private static final Logger LOG = Logger.getLogger(ClientConnection.class.getName());

  /** From the server's request to the socket, each a public method of a public class. */
  private static final List<String> WAY =
      List.of(
          "getIRequest",
          "getHttpInboundConnection",
          "getTCPConnectionContext",
          "getSocketIOChannel",
          "getSocket");

  private ClientConnection() {}

  static Optional<Socket> of(ServletRequest request) {
    Object at = request;
    while (at instanceof ServletRequestWrapper wrapper) {
      at = wrapper.getRequest();
    }
    try {
      for (String step : WAY) {
        at = at.getClass().getMethod(step).invoke(at);
        if (at == null) {
          return Optional.empty();
        }
      }
      return at instanceof Socket socket ? Optional.of(socket) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.FINE, "no way to the connection of a client", e);
      return Optional.empty();
    }
  }

  /**
   * Ends the connection without ending the answer, so that the client can tell that it is not
   * whole.
   */
  static boolean cut(ServletRequest request) {
    Optional<Socket> socket = of(request);
    if (socket.isEmpty()) {
      return false;
    }
    try {
      socket.get().shutdownOutput();
      return true;
    } catch (IOException e) {
      LOG.log(Level.FINE, "the client is gone already", e);
      return true;
    }
  }
}
