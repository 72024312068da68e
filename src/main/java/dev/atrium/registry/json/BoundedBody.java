package dev.atrium.registry.json;

import java.io.IOException;
import java.io.InputStream;

/** Reads a request body into memory, but not more of it than the surface is willing to take. */
public final class BoundedBody {

  private BoundedBody() {}

  /**
   * Reads everything, at most {@code limit} bytes.
   *
   * @throws JsonRejection {@code TOO_LARGE} when there is more; what is left stays unread
   */
  public static byte[] read(InputStream body, int limit) throws IOException {
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new JsonRejection(
          JsonRejection.Kind.TOO_LARGE, "", "the body is larger than " + limit + " bytes");
    }
    return bytes;
  }
}
