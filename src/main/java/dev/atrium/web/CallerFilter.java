package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ModuleInterfaces;
import dev.atrium.problem.RequestId;
import dev.atrium.security.AuthenticationConfig;
import dev.atrium.security.Authenticator;
import dev.atrium.security.CurrentCaller;
import dev.atrium.security.IdentityException;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;

/**
 * Finds out who sent the request before anything else is done with it. Only what {@link
 * PublicPaths} names is served to somebody unknown, and what comes by the registry's loopback port.
 * Whoever serves a page that may be more than a page asks {@link CurrentCaller} himself.
 */
public class CallerFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(CallerFilter.class.getName());

  private final transient Authenticator authenticator;
  private final transient CurrentCaller current;
  private final transient AuthenticationConfig config;
  private final transient WebConfig web;
  private final transient ModuleInterfaces modules;

  @Inject
  public CallerFilter(
      Authenticator authenticator,
      CurrentCaller current,
      AuthenticationConfig config,
      WebConfig web,
      ModuleInterfaces modules) {
    this.authenticator = requireNonNull(authenticator, "authenticator is null");
    this.current = requireNonNull(current, "current is null");
    this.config = requireNonNull(config, "config is null");
    this.web = requireNonNull(web, "web is null");
    this.modules = requireNonNull(modules, "modules is null");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getLocalPort() == web.registryPort()) {
      current.cameByLoopbackPort();
    } else if (!PublicPaths.contains(request.getRequestURI())) {
      try {
        current.authenticated(authenticator.authenticate(new ServletRequestView(request)));
      } catch (IdentityException e) {
        if (!PublicPaths.mayBePage(request.getMethod(), request.getRequestURI())) {
          refuse(e, request, response);
          return;
        }
      }
    }
    chain.doFilter(request, response);
  }

  private void refuse(
      IdentityException failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    LOG.fine(() -> "Request " + RequestId.current() + ": " + failure.getMessage());
    IdentityRefusal.of(
            failure,
            Surface.of(request.getRequestURI(), modules),
            authenticator,
            config.missingIdentityStatus())
        .writeTo(response);
  }
}
