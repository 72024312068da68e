package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.AcceptedEncodings;
import dev.atrium.http.EntityTag;
import dev.atrium.settings.DeploymentConfig;
import dev.atrium.web.StaticDirectory.Asset;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the page of a directory where the configuration names one. A filter, because the pages it
 * stands in for have the paths that nobody else takes, and go on having them without it.
 */
public class StaticAssetsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** What is not the page's, wherever the page is. */
  private static final Pattern OF_OTHERS =
      Pattern.compile(
          "/(model-registry/)?(api|_mf|_error|readyz|health|healthcheck|metrics|openapi|oauth|ibm)"
              + "(/.*)?");

  private final transient StaticAssetsConfig config;
  private final transient String policy;
  private transient Optional<StaticDirectory> directory = Optional.empty();

  @Inject
  public StaticAssetsFilter(StaticAssetsConfig config, DeploymentConfig deployment) {
    this.config = requireNonNull(config, "config is null");
    this.policy = policy(deployment.isKubeflow() ? "'self'" : "'none'");
  }

  @Override
  public void init(FilterConfig filterConfig) throws ServletException {
    super.init(filterConfig);
    if (config.directory().isPresent()) {
      try {
        directory = Optional.of(new StaticDirectory(config.directory().get()));
      } catch (IOException e) {
        throw new ServletException("the directory of the page cannot be read", e);
      }
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (directory.isEmpty() || OF_OTHERS.matcher(path).matches()) {
      chain.doFilter(request, response);
      return;
    }
    StaticDirectory files = directory.get();
    Optional<Asset> asset = files.at(path, isNavigation(request));
    if (asset.isEmpty()) {
      int missing = HttpServletResponse.SC_NOT_FOUND;
      ContainerAnswers.write(response, missing, path, request.getMethod());
    } else if (!ReadServlet.isRead(request)) {
      ReadServlet.refuseWrite(request, response);
    } else {
      write(request, response, files, asset.get());
    }
  }

  private static boolean isNavigation(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return ReadServlet.isRead(request) && accept != null && accept.contains("text/html");
  }

  private void write(
      HttpServletRequest request, HttpServletResponse response, StaticDirectory files, Asset asset)
      throws IOException {
    Map<String, Path> variants = variants(files, asset);
    String encoding = AcceptedEncodings.best(PagesServlet.accepted(request), variants.keySet());
    Path file = variants.get(encoding);
    long modified = Files.getLastModifiedTime(file).toMillis();
    String etag = "\"%x-%x\"".formatted(modified, Files.size(file));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("Cache-Control", asset.cacheControl());
    response.setHeader("ETag", etag);
    response.setDateHeader("Last-Modified", modified);
    if (variants.size() > 1) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    if (isKnown(request, etag, modified)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (!encoding.isEmpty()) {
      response.setHeader("Content-Encoding", encoding);
    }
    response.setContentType(asset.contentType());
    response.setContentLengthLong(Files.size(file));
    if (request.getMethod().equals("GET")) {
      Files.copy(file, response.getOutputStream());
    }
  }

  private static Map<String, Path> variants(StaticDirectory files, Asset asset) throws IOException {
    Map<String, Path> variants = new HashMap<>(Map.of("", asset.file()));
    files.beside(asset.file(), ".br").ifPresent(file -> variants.put("br", file));
    files.beside(asset.file(), ".gz").ifPresent(file -> variants.put("gzip", file));
    return variants;
  }

  /** The date counts when there is no tag (RFC 9110, section 13.1.3); it has whole seconds. */
  private static boolean isKnown(HttpServletRequest request, String etag, long modified) {
    String tags = request.getHeader("If-None-Match");
    return tags != null
        ? EntityTag.matchesAny(tags, etag)
        : request.getHeader("If-Modified-Since") != null
            && modified / 1000 <= request.getDateHeader("If-Modified-Since") / 1000;
  }

  /** The page of others: it names its base, writes styles into itself and has a font elsewhere. */
  private static String policy(String frameAncestors) {
    return String.join(
        "; ",
        "default-src 'self'",
        "style-src 'self' 'unsafe-inline' https://fonts.googleapis.com",
        "font-src 'self' data: https://fonts.gstatic.com",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors " + frameAncestors);
  }
}
