package dev.atrium.presence;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The connection that a request came by. A servlet can neither cut one off nor ask whether somebody
 * is still there; Open Liberty's own objects can, and are asked by name, because applications do
 * not see their classes. Where the names lead nowhere, as in another version, there is none.
 */
public final class ClientConnection {

  private static final Logger LOG = Logger.getLogger(ClientConnection.class.getName());

  /** From the server's request to what it came by, each a public method of a public class. */
  private static final List<String> TO_CONNECTION =
      List.of("getIRequest", "getHttpInboundConnection", "getTCPConnectionContext");

  /** Where the server ends TLS, that is a connection on top of another. */
  private static final List<String> BELOW_TLS = List.of("getDeviceReadInterface", "getInterface");

  private static final List<String> TO_SOCKET = List.of("getSocketIOChannel", "getSocket");

  private ClientConnection() {}

  static Optional<Socket> of(ServletRequest request) {
    Object at = request;
    while (at instanceof ServletRequestWrapper wrapper) {
      at = wrapper.getRequest();
    }
    try {
      at = follow(TO_CONNECTION, at);
      if (has(BELOW_TLS.get(0), at)) {
        at = follow(BELOW_TLS, at);
      }
      return follow(TO_SOCKET, at) instanceof Socket socket
          ? Optional.of(socket)
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.FINE, "no way to the connection of a client", e);
      return Optional.empty();
    }
  }

  private static Object follow(List<String> steps, Object start)
      throws ReflectiveOperationException {
    Object at = start;
    for (String step : steps) {
      // Null when the connection is over.
      at = at == null ? null : at.getClass().getMethod(step).invoke(at);
    }
    return at;
  }

  private static boolean has(String step, Object at) {
    return at != null
        && Arrays.stream(at.getClass().getMethods())
            .anyMatch(method -> method.getName().equals(step));
  }

  /**
   * Ends the connection without ending the answer, so that the client can tell that it is not
   * whole.
   *
   * @return whether there was a way to the connection
   */
  public static boolean cut(ServletRequest request) {
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
