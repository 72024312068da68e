package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Serves the description of the API as it was written. The server's own feature would bring a page
 * to try requests with, beyond every filter of ours; whoever wants that page turns the feature on.
 */
public class OpenApiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final String DOCUMENT = "/META-INF/openapi.yaml";

  private final transient WebConfig config;

  @Inject
  public OpenApiServlet(WebConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!config.openApiEnabled()) {
      ContainerAnswers.write(
          response, HttpServletResponse.SC_NOT_FOUND, request.getRequestURI(), request.getMethod());
      return;
    }
    try (InputStream document = OpenApiServlet.class.getResourceAsStream(DOCUMENT)) {
      if (document == null) {
        throw new FileNotFoundException(DOCUMENT);
      }
      response.setContentType("application/yaml; charset=utf-8");
      response.setHeader("Cache-Control", "no-cache");
      document.transferTo(response.getOutputStream());
    }
  }
}
