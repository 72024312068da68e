package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.http.AcceptedEncodings;
import dev.atrium.http.EntityTag;
import dev.atrium.security.SecurityHeaders;
import dev.atrium.settings.DeploymentConfig;
import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the pages, and answers every path that nobody else takes: a browser that navigates gets
 * the page, whose own routes decide what to show; everything else that does not exist is 404. Left
 * to the server, each unknown path would be an exception, an incident report on the disk and three
 * log entries, which is more than a stranger should be able to cause.
 *
 * <p>Inside Kubeflow the page is the model registry's own, because the dashboard is around it.
 */
public class PagesServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final int NONCE_BYTES = 16;

  private static final String NO_PAGES = "/WEB-INF/no-pages.html";

  /** What has a file extension or belongs to somebody else is never a page. */
  private static final Pattern NO_NAVIGATION =
      Pattern.compile(
          "/(api|_mf|_error|static|modules|readyz|health|healthcheck|metrics|openapi|oauth|ibm)(/.*)?"
              + "|.*\\.[^/]*");

  private final transient DeploymentConfig deployment;
  private final transient PagesConfig config;
  private final transient SecureRandom random = new SecureRandom();
  private transient PageFiles files;

  @Inject
  public PagesServlet(DeploymentConfig deployment, PagesConfig config) {
    this.deployment = requireNonNull(deployment, "deployment is null");
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public void init(ServletConfig servletConfig) throws ServletException {
    super.init(servletConfig);
    files =
        new PageFiles(
            path -> servletConfig.getServletContext().getResourceAsStream(path), config.basePath());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    Optional<PageFile> file = isPage(request, path) ? Optional.of(page(response)) : files.at(path);
    if (file.isEmpty()) {
      ContainerAnswers.write(response, HttpServletResponse.SC_NOT_FOUND, path, request.getMethod());
    } else if (!ReadServlet.isRead(request)) {
      ReadServlet.refuseWrite(request, response);
    } else {
      write(request, response, file.get());
    }
  }

  private static boolean isPage(HttpServletRequest request, String path) {
    return path.equals("/") || path.equals("/index.html") || isNavigation(request, path);
  }

  /** The nonce is another one each time, and so is the validator: no copy is ever still good. */
  private PageFile page(HttpServletResponse response) throws IOException {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    String page = deployment.isKubeflow() ? PageFiles.MODULE + "/index.html" : "/index.html";
    Optional<PageFile> built = files.page(page, nonce);
    Optional<PageFile> found = built.isPresent() ? built : files.page(NO_PAGES, nonce);
    String policy = response.getHeader(SecurityHeaders.CONTENT_SECURITY);
    if (policy != null) {
      response.setHeader(
          SecurityHeaders.CONTENT_SECURITY, SecurityHeaders.withStyleNonce(policy, nonce));
    }
    return found.orElseThrow(() -> new FileNotFoundException(NO_PAGES));
  }

  private static boolean isNavigation(HttpServletRequest request, String path) {
    String accept = request.getHeader("Accept");
    return ReadServlet.isRead(request)
        && accept != null
        && accept.contains("text/html")
        && !NO_NAVIGATION.matcher(path).matches();
  }

  static void write(HttpServletRequest request, HttpServletResponse response, PageFile file)
      throws IOException {
    String encoding = AcceptedEncodings.best(accepted(request), file.bodies().keySet());
    PageFile.Body body = file.bodies().get(encoding);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", file.cacheControl());
    response.setHeader("ETag", body.etag());
    if (file.bodies().size() > 1) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    String known = request.getHeader("If-None-Match");
    if (known != null && EntityTag.matchesAny(known, body.etag())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (!encoding.isEmpty()) {
      response.setHeader("Content-Encoding", encoding);
    }
    response.setContentType(file.contentType());
    response.setContentLength(body.length());
    body.writeTo(response.getOutputStream());
  }

  static String accepted(HttpServletRequest request) {
    String header = request.getHeader("Accept-Encoding");
    return header == null ? "" : header;
  }
}
