package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Keeps everything but the registry's own API off the registry's port, which has no authentication
 * of its own.
 *
 * <p>Decides on the raw request URI. The server's other views of a path decode it and cut parts
 * off, so what looks like the registry's API to one of them may be another route to the next; a
 * path that could be read in two ways is therefore not the registry's.
 */
public class RegistryPortFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Pattern REGISTRY_PATH = Pattern.compile("/(api/model_registry|readyz)/.*");

  /** Dot segments, empty segments, path parameters, and encoded forms of what makes up either. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("/\\.{1,2}(/|$)|//|[;\\\\]|%(2e|2f|5c|3b|25)", Pattern.CASE_INSENSITIVE);

  private final transient WebConfig config;

  @Inject
  public RegistryPortFilter(WebConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() == config.registryPort()
        && !isRegistryPath(request.getRequestURI())) {
      ContainerAnswers.writePlainNotFound(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  static boolean isRegistryPath(String rawUri) {
    return REGISTRY_PATH.matcher(rawUri).matches() && !isAmbiguous(rawUri);
  }

  /** Whether the server's views of the path may differ from each other. */
  static boolean isAmbiguous(String rawUri) {
    return AMBIGUOUS.matcher(rawUri).find();
  }
}
