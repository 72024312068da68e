package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.PathRules;
import dev.atrium.security.Verdict;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

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
    return (rawUri.startsWith("/api/model_registry/") || rawUri.startsWith("/readyz/"))
        && PathRules.judgePath(rawUri) == Verdict.ADMITTED;
  }
}
