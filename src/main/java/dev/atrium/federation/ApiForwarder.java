package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.module.ApiRoute;
import dev.atrium.federation.module.Route;
import dev.atrium.federation.module.Target;
import dev.atrium.federation.rules.AnswerHeaders.Kind;
import dev.atrium.federation.rules.ForeignRedirectException;
import dev.atrium.federation.rules.Framing;
import dev.atrium.federation.rules.Grants;
import dev.atrium.federation.rules.PublishedAddress;
import dev.atrium.federation.upstream.RequestBody;
import dev.atrium.federation.upstream.UpstreamAnswer;
import dev.atrium.federation.upstream.UpstreamException;
import dev.atrium.federation.upstream.UpstreamRequest;
import dev.atrium.presence.ClientWatch;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Passes calls of a module's interface on, with its token where it is configured to get one. */
final class ApiForwarder {

  private static final Logger LOG = Logger.getLogger(ApiForwarder.class.getName());

  private final Forwarding forwarding;
  private final ApiAccess access;
  private final SocketForwarder sockets;
  private final long maxBodySize;

  ApiForwarder(Forwarding forwarding, ApiAccess access, SocketForwarder sockets, long maxBodySize) {
    this.forwarding = requireNonNull(forwarding, "forwarding is null");
    this.access = requireNonNull(access, "access is null");
    this.sockets = requireNonNull(sockets, "sockets is null");
    this.maxBodySize = maxBodySize;
  }

  void forward(ClientCall call, Route route, ModuleRuntime runtime)
      throws IOException, ServletException {
    ApiRoute api = route.api().orElseThrow();
    if (SocketForwarder.isAskedFor(call) && !sockets.allowsOrigin(call)) {
      Refusals.badOrigin(call);
    } else if (!access.isAllowed() || (api.authorize() && access.token().isEmpty())) {
      Refusals.notAuthenticated(call);
    } else if (!Framing.isPlain(call.headers())) {
      Refusals.badFraming(call);
    } else if (Forwarding.isLoop(call)) {
      Refusals.loop(call);
    } else if (SocketForwarder.isAskedFor(call) && !isRemote(api)) {
      Refusals.upgradeNotSupported(call);
    } else if (call.request().getContentLengthLong() > maxBodySize) {
      Refusals.bodyTooLarge(call, maxBodySize);
    } else if (api.target() instanceof Target.Remote remote) {
      pass(call, route, runtime, remote);
    } else {
      // The interface of a module that is packaged with us is our own.
      String path = call.withQuery(route.upstreamPath(call.path()));
      call.request().getRequestDispatcher(path).forward(call.request(), call.response());
    }
  }

  /** Nobody listens for WebSockets in what is packaged with us. */
  private static boolean isRemote(ApiRoute api) {
    return api.target() instanceof Target.Remote;
  }

  private void pass(ClientCall call, Route route, ModuleRuntime runtime, Target.Remote remote)
      throws IOException, ServletException {
    ApiRoute api = route.api().orElseThrow();
    Grants grants =
        new Grants(
            api.authorize() ? access.token() : Optional.empty(), api.cookies(), api.headers());
    if (SocketForwarder.isAskedFor(call)) {
      sockets.open(call, route, remote, grants);
    } else {
      send(call, route, runtime, grants);
    }
  }

  private void send(ClientCall call, Route route, ModuleRuntime runtime, Grants grants)
      throws IOException {
    Target.Remote remote = (Target.Remote) route.api().orElseThrow().target();
    UpstreamRequest request =
        new UpstreamRequest(
            call.method(),
            call.withQuery(route.upstreamPath(call.path())),
            forwarding.headers(call, route.prefix(), grants),
            body(call));
    try (ClientWatch.Visit visit = forwarding.watch(call);
        UpstreamAnswer answer = runtime.upstream(remote).send(request, visit::waitsFor)) {
      write(call, answer, visit, address(route, remote));
    } catch (UpstreamException e) {
      runtime.traffic().failed(e.kind());
      refuse(call, route, e);
    } catch (ForeignRedirectException e) {
      LOG.log(
          Level.WARNING,
          "request {0}: module {1}: {2}",
          new Object[] {call.requestId(), route.module().name(), e.getMessage()});
      Refusals.badModuleAnswer(call);
    }
  }

  private Optional<RequestBody> body(ClientCall call) throws IOException {
    return call.hasBody()
        ? Optional.of(
            new RequestBody(
                call.request().getInputStream(),
                call.request().getContentLengthLong(),
                maxBodySize))
        : Optional.empty();
  }

  private static PublishedAddress address(Route route, Target.Remote remote) {
    String elsewhere = route.module().path().orElse("/_mf/" + route.module().name());
    return Forwarding.address(
        remote, route.prefix(), route.api().orElseThrow().rewrite(), elsewhere);
  }

  private static void write(
      ClientCall call, UpstreamAnswer answer, ClientWatch.Visit visit, PublishedAddress address)
      throws IOException {
    call.response().setStatus(answer.status());
    call.response().setHeader("Cache-Control", "no-store");
    boolean isSecure = call.request().getScheme().equals("https");
    Forwarding.writeHeaders(call, answer, address, isSecure ? Kind.SECURE_API : Kind.API);
    Forwarding.writeBody(call, answer, OutputStream.nullOutputStream(), visit);
  }

  private void refuse(ClientCall call, Route route, UpstreamException failure) throws IOException {
    if (failure.kind() == UpstreamException.Kind.BODY_TOO_LARGE) {
      Refusals.bodyTooLarge(call, maxBodySize);
      return;
    }
    LOG.log(
        Level.FINE,
        failure,
        () -> "request " + call.requestId() + ": module " + route.module().name());
    Refusals.api(call, failure.kind());
  }
}
