package dev.atrium.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.federation.upstream.UpstreamException.Kind;
import dev.atrium.problem.ErrorBody;
import dev.atrium.problem.JsonText;
import java.io.IOException;

/**
 * What a client is told when there is nothing to pass on. Files and interfaces have different
 * bodies: page loaders know the seed's, clients of interfaces know mod-arch's envelope.
 */
final class Refusals {

  private static final String JSON = "application/json";

  // contract: the seed's bodies, to the letter
  private static final byte[] MODULE_NOT_FOUND = literal("Module not found");
  private static final byte[] MODULE_UNAVAILABLE = literal("Module unavailable");
  private static final byte[] ASSET_NOT_FOUND = literal("Asset not found");
  private static final String RETRY_SECONDS = "5";

  private Refusals() {}

  private static byte[] literal(String sentence) {
    return ("{\"error\":\"" + sentence + "\"}").getBytes(UTF_8);
  }

  static void moduleNotFound(ClientCall call) throws IOException {
    call.answer(404, JSON, MODULE_NOT_FOUND);
  }

  static void assetNotFound(ClientCall call) throws IOException {
    call.answer(404, JSON, ASSET_NOT_FOUND);
  }

  static void moduleUnavailable(ClientCall call, Kind kind) throws IOException {
    call.response().setHeader("Retry-After", kind == Kind.BUSY ? "1" : RETRY_SECONDS);
    call.answer(503, JSON, MODULE_UNAVAILABLE);
  }

  static void badPath(ClientCall call) throws IOException {
    call.answer(400, JSON, ErrorBody.of("the path must be written in the usual way"));
  }

  static void badMethod(ClientCall call, String allowed) throws IOException {
    call.response().setHeader("Allow", allowed);
    call.answer(405, JSON, ErrorBody.of(ErrorBody.sentenceFor(405)));
  }

  static void serviceWorker(ClientCall call) throws IOException {
    call.answer(403, JSON, ErrorBody.of("a module must not install a service worker"));
  }

  static void notAuthenticated(ClientCall call) throws IOException {
    call.response().setHeader("WWW-Authenticate", "Bearer");
    api(call, 401, "authentication required");
  }

  static void loop(ClientCall call) throws IOException {
    api(call, 508, "the module leads back to this gateway");
  }

  static void upgradeNotSupported(ClientCall call) throws IOException {
    api(call, 501, "this connection cannot be upgraded");
  }

  static void badOrigin(ClientCall call) throws IOException {
    api(call, 403, "pages of this origin may not open a WebSocket here");
  }

  static void notAnOpening(ClientCall call) throws IOException {
    api(call, 400, "a WebSocket must be opened as RFC 6455 says, version 13");
  }

  /** An answer that is none to an opening, such as a 200, becomes a bad gateway. */
  static void upgradeRefused(ClientCall call, int status) throws IOException {
    api(call, status >= 400 && status < 600 ? status : 502, "the module refused the WebSocket");
  }

  static void bodyTooLarge(ClientCall call, long most) throws IOException {
    call.response().setHeader("Connection", "close");
    api(call, 413, "the body is larger than " + most + " bytes");
  }

  static void badFraming(ClientCall call) throws IOException {
    call.response().setHeader("Connection", "close");
    api(call, 400, "the length of the body must be given once, as a number, or be left to chunks");
  }

  static void badModuleAnswer(ClientCall call) throws IOException {
    api(call, 502, "the module's answer cannot be passed on");
  }

  /** Why an interface could not be asked, in the form its clients know. */
  static void api(ClientCall call, Kind kind) throws IOException {
    switch (kind) {
      case BUSY -> busy(call, "1");
      case OPEN -> busy(call, RETRY_SECONDS);
      case TIMEOUT, CONNECT_TIMEOUT -> api(call, 504, "the module did not answer in time");
      case INVALID -> badModuleAnswer(call);
      case CLIENT_GONE -> {
        call.response().setHeader("Connection", "close");
        api(call, 400, "the body ended early");
      }
      default -> api(call, 502, "the module cannot be reached");
    }
  }

  private static void busy(ClientCall call, String seconds) throws IOException {
    call.response().setHeader("Retry-After", seconds);
    api(call, 503, "the module is not available, try again later");
  }

  private static void api(ClientCall call, int status, String sentence) throws IOException {
    String body =
        "{\"error\":{\"code\":\"" + status + "\",\"message\":" + JsonText.quoted(sentence) + "}}";
    call.answer(status, JSON, body.getBytes(UTF_8));
  }
}
