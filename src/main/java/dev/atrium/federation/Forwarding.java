package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.AnswerHeaders;
import dev.atrium.federation.rules.Grants;
import dev.atrium.federation.rules.Header;
import dev.atrium.federation.rules.Hop;
import dev.atrium.federation.rules.PublishedAddress;
import dev.atrium.federation.rules.RequestHeaders;
import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import dev.atrium.presence.ClientConnection;
import dev.atrium.presence.ClientWatch;
import dev.atrium.security.TrustedPeers;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What passing a request on to a module and its answer back have in common everywhere. */
final class Forwarding {

  /** Another process of ours is another server; only a way back to this one is a loop. */
  private static final String VIA =
      "atrium-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

  private static final Logger LOG = Logger.getLogger(Forwarding.class.getName());

  private final TrustedPeers trusted;
  private final ClientWatch clients;
  private final ApiAccess access;

  Forwarding(TrustedPeers trusted, ClientWatch clients, ApiAccess access) {
    this.trusted = requireNonNull(trusted, "trusted is null");
    this.clients = requireNonNull(clients, "clients is null");
    this.access = requireNonNull(access, "access is null");
  }

  List<Header> headers(ClientCall call, String prefix, Grants grants) {
    String peer = call.request().getRemoteAddr();
    List<Header> received = call.headers();
    received.removeIf(header -> access.saysWhoCalls(header.name()));
    return RequestHeaders.forModule(
        received,
        new Hop(
            peer,
            trusted.matches(peer),
            call.request().getScheme(),
            call.header("Host").orElse(""),
            prefix,
            call.requestId(),
            VIA),
        grants);
  }

  static boolean isLoop(ClientCall call) {
    return call.header("Via").isPresent() && RequestHeaders.isLoop(call.headers(), VIA);
  }

  static PublishedAddress address(
      Target.Remote target, String prefix, String rewrite, String elsewhere) {
    return new PublishedAddress(
        target.scheme(), target.authority(), prefix, target.basePath() + rewrite, elsewhere);
  }

  /** Writes everything but status, length and body. */
  static void writeHeaders(
      ClientCall call, UpstreamAnswer answer, PublishedAddress address, AnswerHeaders.Kind kind) {
    HttpServletResponse response = call.response();
    for (Header header : AnswerHeaders.forBrowser(answer.headers(), address, kind)) {
      if (header.is("Content-Type")) {
        response.setContentType(header.value());
      } else if (header.is("Cache-Control") && !header.value().isBlank()) {
        response.setHeader("Cache-Control", header.value());
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  /** Watches over the client until the visit is closed. */
  ClientWatch.Visit watch(ClientCall call) {
    return clients.watch(call.request());
  }

  /**
   * Writes the body as it comes, and a copy of it.
   *
   * @param copy gets the bytes that the client gets
   * @return whether it was whole for all that the module said
   */
  static boolean writeBody(
      ClientCall call, UpstreamAnswer answer, OutputStream copy, ClientWatch.Visit visit)
      throws IOException {
    boolean isBodyless =
        call.isHead() || answer.status() == 204 || answer.status() == 304 || !answer.hasBody();
    HttpServletResponse response = call.response();
    if (answer.length() >= 0 && answer.status() != 204 && (!isBodyless || call.isHead())) {
      response.setContentLengthLong(answer.length());
    }
    if (isBodyless) {
      if (!call.isHead() && answer.status() != 204 && answer.status() != 304) {
        response.setContentLength(0);
      }
      return true;
    }
    boolean isStream =
        answer
            .header("Content-Type")
            .filter(type -> type.regionMatches(true, 0, "text/event-stream", 0, 17))
            .isPresent();
    if (isStream) {
      answer.isStream();
      response.flushBuffer();
    }
    visit.waitsFor(answer::close);
    return pump(call, answer, copy, isStream, visit);
  }

  private static boolean pump(
      ClientCall call,
      UpstreamAnswer answer,
      OutputStream copy,
      boolean isStream,
      ClientWatch.Visit visit)
      throws IOException {
    try {
      BodyPump.move(answer, call.response(), copy, isStream);
      return true;
    } catch (UpstreamException e) {
      if (visit.isGone()) {
        LOG.log(Level.FINE, "the client of request {0} has left", call.requestId());
      } else {
        brokeOff(call, answer, e);
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, e, () -> "the client of request " + call.requestId() + " is gone");
    }
    return false;
  }

  /**
   * Nothing is thrown: the server would write its error page behind what has been written. With an
   * announced length it closes the connection by itself; without one it would end the answer as if
   * it were whole.
   */
  private static void brokeOff(ClientCall call, UpstreamAnswer answer, UpstreamException failure) {
    LOG.log(
        Level.WARNING, "request {0}: {1}", new Object[] {call.requestId(), failure.getMessage()});
    if (answer.length() < 0 && !ClientConnection.cut(call.request())) {
      LOG.log(Level.WARNING, "request {0}: the client cannot tell", call.requestId());
    }
  }

  static Optional<String> header(UpstreamAnswer answer, String name) {
    return answer.header(name).filter(value -> !value.isBlank());
  }
}
