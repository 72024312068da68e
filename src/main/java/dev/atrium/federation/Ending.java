package dev.atrium.federation;

import dev.atrium.federation.upstream.UpstreamException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Sees to it that an answer that broke off does not look whole.
 *
 * <p>An application cannot tell the server to drop a connection. With an announced length it is
 * enough to write less: the server closes the connection. Without one the server would write the
 * last chunk of a whole answer whatever is thrown; but before that chunk it asks for the trailers.
 */
final class Ending {

  private boolean isBroken;

  private Ending() {}

  /** To be asked for before the first byte of the body. */
  static Ending of(HttpServletResponse response, boolean hasLength) {
    Ending ending = new Ending();
    if (!hasLength) {
      response.setTrailerFields(ending::trailers);
    }
    return ending;
  }

  private Map<String, String> trailers() {
    if (isBroken) {
      throw new IllegalStateException("the module broke off in the middle of its answer");
    }
    return Map.of();
  }

  /**
   * @throws IOException so that nobody behind us writes on
   */
  void abort(UpstreamException cause) throws IOException {
    isBroken = true;
    throw new IOException("the module broke off: " + cause.kind().word(), cause);
  }
}
