package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.Route;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.Grants;
import dev.atrium.federation.upstream.UpstreamException.Kind;
import dev.atrium.federation.websocket.ModuleSocket;
import dev.atrium.federation.websocket.ModuleSockets;
import dev.atrium.federation.websocket.RefusedUpgradeException;
import dev.atrium.federation.websocket.SocketRequest;
import dev.atrium.security.CrossOrigin;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opens WebSockets to modules for callers who may, after everything else has been looked at. */
final class SocketForwarder {

  private static final Logger LOG = Logger.getLogger(SocketForwarder.class.getName());
  private static final String VERSION = "13";
  private static final int KEY_BYTES = 16;

  /** RFC 9110, 5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private final ModuleSockets sockets;
  private final ApiAccess access;
  private final CrossOrigin origins;
  private final Forwarding forwarding;

  SocketForwarder(
      ModuleSockets sockets, ApiAccess access, CrossOrigin origins, Forwarding forwarding) {
    this.sockets = requireNonNull(sockets, "sockets is null");
    this.access = requireNonNull(access, "access is null");
    this.origins = requireNonNull(origins, "origins is null");
    this.forwarding = requireNonNull(forwarding, "forwarding is null");
  }

  static boolean isAskedFor(ClientCall call) {
    return call.header("Upgrade").filter("websocket"::equalsIgnoreCase).isPresent();
  }

  /** Whether the page that asks may; to be asked before anything else is. */
  boolean allowsOrigin(ClientCall call) {
    List<String> sent = Collections.list(call.request().getHeaders("Origin"));
    return sent.size() == 1 && origins.mayConnect(sent.get(0), call.header("Host").orElse(""));
  }

  void open(ClientCall call, Route route, Target.Remote target, Grants grants)
      throws IOException, ServletException {
    if (!isOpening(call)) {
      call.response().setHeader("Sec-WebSocket-Version", VERSION);
      Refusals.notAnOpening(call);
      return;
    }
    Optional<SocketRequest> request = request(call, route, target, grants);
    if (request.isEmpty()) {
      Refusals.badPath(call);
      return;
    }
    Optional<ModuleSocket> socket = Optional.empty();
    try {
      socket = sockets.dial(request.get());
      if (socket.isEmpty()) {
        Refusals.api(call, Kind.BUSY);
      }
    } catch (RefusedUpgradeException e) {
      Refusals.upgradeRefused(call, e.status());
    } catch (HttpTimeoutException e) {
      Refusals.api(call, Kind.TIMEOUT);
    } catch (IOException e) {
      LOG.log(Level.FINE, e, () -> "request " + call.requestId() + ": no WebSocket");
      Refusals.api(call, Kind.CONNECT_REFUSED);
    }
    if (socket.isPresent()) {
      sockets.join(call.request(), call.response(), socket.get());
    }
  }

  /** RFC 6455, 4.2.1. What the server would refuse only after the module has been dialled. */
  private static boolean isOpening(ClientCall call) {
    return call.method().equals("GET")
        && !call.hasBody()
        && tokens(call, "Connection").anyMatch("upgrade"::equalsIgnoreCase)
        && call.header("Sec-WebSocket-Version").filter(VERSION::equals).isPresent()
        && call.header("Sec-WebSocket-Key").filter(SocketForwarder::isKey).isPresent()
        && tokens(call, "Sec-WebSocket-Protocol").allMatch(TOKEN.asMatchPredicate());
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Stream<String> tokens(ClientCall call, String header) {
    return Collections.list(call.request().getHeaders(header)).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip);
  }

  private Optional<SocketRequest> request(
      ClientCall call, Route route, Target.Remote target, Grants grants) {
    String scheme = target.scheme().equals("https") ? "wss://" : "ws://";
    String path = target.basePath() + call.withQuery(route.upstreamPath(call.path()));
    try {
      return Optional.of(
          new SocketRequest(
              route.module().name(),
              access.user(),
              URI.create(scheme + target.authority() + path),
              forwarding.headers(call, route.prefix(), grants),
              tokens(call, "Sec-WebSocket-Protocol").distinct().toList()));
    } catch (IllegalArgumentException e) {
      // The path has characters that no URI has.
      return Optional.empty();
    }
  }
}
