package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.AcceptedTypes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Serves the description of the API as it was written, or as JSON for whoever asks for that, by the
 * rules of MicroProfile OpenAPI. The server's own feature would bring a page to try requests with,
 * beyond every filter of ours; whoever wants that page turns the feature on.
 */
public class OpenApiServlet extends ReadServlet {

  private static final long serialVersionUID = 1L;
  private static final String DOCUMENT = "/META-INF/openapi.yaml";

  /** The registered name and those that were in use before there was one. */
  private static final List<String> YAML_TYPES =
      List.of("application/yaml", "application/x-yaml", "text/yaml");

  private final transient WebConfig config;
  private final transient Map<Format, PageFile> files = new EnumMap<>(Format.class);

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
    String accept = String.join(",", Collections.list(request.getHeaders("Accept")));
    Optional<Format> format = Format.wanted(request.getParameter("format"), accept);
    if (format.isEmpty()) {
      ContainerAnswers.refuse(
          response, HttpServletResponse.SC_BAD_REQUEST, Surface.OWN, "format must be JSON or YAML");
    } else {
      response.addHeader("Vary", "Accept");
      PagesServlet.write(request, response, file(format.get()));
    }
  }

  /** Made once, when somebody asks first: most servers are never asked. */
  private PageFile file(Format format) throws IOException {
    synchronized (files) {
      PageFile file = files.get(format);
      if (file == null) {
        byte[] body = format == Format.YAML ? read() : YamlAsJson.convert(read());
        file = new PageFile(format.contentType, "no-cache", Map.of("", PageFile.Body.of(body)));
        files.put(format, file);
      }
      return file;
    }
  }

  private static byte[] read() throws IOException {
    try (InputStream document = OpenApiServlet.class.getResourceAsStream(DOCUMENT)) {
      if (document == null) {
        throw new FileNotFoundException(DOCUMENT);
      }
      return document.readAllBytes();
    }
  }

  enum Format {
    YAML("application/yaml; charset=utf-8"),
    JSON("application/json");

    private final String contentType;

    Format(String contentType) {
      this.contentType = requireNonNull(contentType, "contentType is null");
    }

    /**
     * YAML, unless something else is asked for; nothing when that is neither of the two.
     *
     * @param name null when the client leaves it to what it accepts
     */
    static Optional<Format> wanted(String name, String accept) {
      if (name != null) {
        return Stream.of(values()).filter(format -> format.name().equalsIgnoreCase(name)).findAny();
      }
      double json = AcceptedTypes.qualityOf(accept, "application/json");
      boolean isYamlBetter =
          YAML_TYPES.stream().anyMatch(type -> AcceptedTypes.qualityOf(accept, type) > json);
      return Optional.of(json > 0 && !isYamlBetter ? JSON : YAML);
    }
  }
}
