package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ErrorShape;
import dev.atrium.problem.JsonText;
import dev.atrium.problem.ModuleInterfaces;

/** Whose clients call a path, which decides how a refusal is written. */
enum Surface {
  /** {@code {"error":"..."}}; also what has no error body of its own. */
  OWN("application/json", ErrorShape.SENTENCE::body),
  /** {@code {"code":"Unauthorized","message":"..."}} */
  REGISTRY("application/json;charset=UTF-8", Surface::codeAndMessage),
  /** {@code {"error":{"code":"401","message":"..."}}} */
  KUBEFLOW("application/json", ErrorShape.ENVELOPE::body),
  /** The same for the interfaces of modules, where upstream's status 400 is none. */
  MODULE("application/json", ErrorShape.ENVELOPE::body);

  private static final String REGISTRY_API = "/api/model_registry/";

  private final String contentType;
  private final Body body;

  Surface(String contentType, Body body) {
    this.contentType = requireNonNull(contentType, "contentType is null");
    this.body = requireNonNull(body, "body is null");
  }

  /**
   * @param rawUri the path as the client wrote it
   */
  static Surface of(String rawUri) {
    if (rawUri.startsWith(REGISTRY_API)) {
      return REGISTRY;
    }
    return ErrorShape.of(rawUri) == ErrorShape.ENVELOPE ? KUBEFLOW : OWN;
  }

  /** As {@link #of(String)}, where the interfaces of modules are known. */
  static Surface of(String rawUri, ModuleInterfaces modules) {
    Surface ours = of(rawUri);
    return ours == OWN && modules.include(rawUri) ? MODULE : ours;
  }

  String contentType() {
    return contentType;
  }

  /** The body of a refusal. */
  byte[] error(int status, String sentence) {
    return body.of(status, sentence);
  }

  /** contract: the registry's own API names a status by its reason phrase. */
  private static byte[] codeAndMessage(int status, String sentence) {
    String code =
        switch (status) {
          case 401 -> "Unauthorized";
          case 403 -> "Forbidden";
          case 405 -> "Method Not Allowed";
          case 411 -> "Length Required";
          case 501 -> "Not Implemented";
          case 503 -> "Service Unavailable";
          case 505 -> "HTTP Version Not Supported";
          default -> "Bad Request";
        };
    return "{\"code\":\"%s\",\"message\":%s}"
        .formatted(code, JsonText.quoted(sentence))
        .getBytes(UTF_8);
  }

  private interface Body {
    byte[] of(int status, String sentence);
  }
}
