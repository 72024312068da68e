package dev.atrium.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.atrium.problem.ErrorShape;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The bodies of what no route answers, without a page and without the name of a class. */
final class ContainerAnswers {

  // contract: Kubeflow's registry, Go's default handler
  private static final byte[] PLAIN_NOT_FOUND = "404 page not found".getBytes(UTF_8);

  private ContainerAnswers() {}

  /**
   * Writes the answer in the form that clients of the path know.
   *
   * @param rawPath the request URI, undecoded; null when it is not known
   */
  static void write(HttpServletResponse response, int status, String rawPath, String method)
      throws IOException {
    if (status == HttpServletResponse.SC_NOT_FOUND
        && rawPath != null
        && Surface.of(rawPath) == Surface.REGISTRY) {
      writePlainNotFound(response);
    } else {
      ErrorShape shape = ErrorShape.of(rawPath);
      byte[] body = shape.body(status, shape.sentenceFor(status, method));
      write(response, status, "application/json", body);
    }
  }

  /** Refuses with a sentence that says what to change. */
  static void refuse(HttpServletResponse response, int status, Surface surface, String sentence)
      throws IOException {
    write(response, status, surface.contentType(), surface.error(status, sentence));
  }

  static void writePlainNotFound(HttpServletResponse response) throws IOException {
    write(response, HttpServletResponse.SC_NOT_FOUND, "text/plain; charset=utf-8", PLAIN_NOT_FOUND);
  }

  private static void write(
      HttpServletResponse response, int status, String contentType, byte[] body)
      throws IOException {
    response.setStatus(status);
    ApiHeadersFilter.addTo(response);
    response.setContentType(contentType);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
