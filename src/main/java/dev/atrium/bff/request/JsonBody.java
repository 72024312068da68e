package dev.atrium.bff.request;

import dev.atrium.problem.ProblemCode;
import dev.atrium.problem.ProblemException;
import dev.atrium.registry.json.BoundedBody;
import dev.atrium.registry.json.JsonRejection;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The bytes of a body that says it is JSON. */
public final class JsonBody {

  /** Longest body in bytes. */
  public static final int LIMIT = 1024 * 1024;

  private JsonBody() {}

  /**
   * Reads all of a body. One of another type is refused, and so is one that does not say its type:
   * those are what a page of another origin can make a browser send without asking.
   *
   * @param contentType null when the request does not say
   * @throws JsonRejection when it is too large
   */
  public static byte[] read(String contentType, InputStream body) {
    if (contentType != null && !isJson(contentType)) {
      throw unsupported();
    }
    byte[] json = bytes(body);
    if (contentType == null && json.length > 0) {
      throw unsupported();
    }
    return json;
  }

  /** Parameters, a charset among them, do not matter: JSON says its encoding itself. */
  public static boolean isJson(String contentType) {
    int end = contentType.indexOf(';');
    String type = end < 0 ? contentType : contentType.substring(0, end);
    String name = type.strip().toLowerCase(Locale.ROOT);
    return name.equals("application/json") || name.matches("application/[a-z0-9!#$&^_.+-]+\\+json");
  }

  private static byte[] bytes(InputStream body) {
    try {
      return BoundedBody.read(body, LIMIT);
    } catch (IOException e) {
      // The client went away or was too slow: no fault of ours, and most likely nobody reads this.
      throw ProblemException.badRequest("the body did not arrive completely");
    }
  }

  private static ProblemException unsupported() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "the Content-Type of the body must be application/json");
  }
}
