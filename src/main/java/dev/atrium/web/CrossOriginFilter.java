package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ModuleInterfaces;
import dev.atrium.security.CrossOrigin;
import dev.atrium.security.DoorConfig;
import dev.atrium.security.TokenConfig;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Tells browsers which other origins may call us, and refuses what a page of any other origin makes
 * a browser write. Comes after the door, whose removal of forged headers it relies on, and before
 * anybody asks who is calling: browsers ask for permission without saying.
 */
public class CrossOriginFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String EXPOSED = "ETag, Location, Retry-After, X-Request-Id";
  private static final String TWELVE_HOURS = "43200";
  private static final String BEARER = "Bearer ";

  private final transient CrossOrigin rules;
  private final transient boolean hasOrigins;
  private final transient String tokenHeader;
  private final transient String requestHeaders;
  private final transient ModuleInterfaces modules;

  @Inject
  public CrossOriginFilter(DoorConfig door, TokenConfig tokens, ModuleInterfaces modules) {
    requireNonNull(door, "door is null");
    requireNonNull(tokens, "tokens is null");
    this.modules = requireNonNull(modules, "modules is null");
    this.rules = new CrossOrigin(door.allowedOrigins());
    this.hasOrigins = !door.allowedOrigins().isEmpty();
    this.tokenHeader = tokens.header();
    this.requestHeaders =
        "Origin, Content-Type, Authorization, X-User-ID, X-Namespace"
            + (tokenHeader.equalsIgnoreCase("Authorization") ? "" : ", " + tokenHeader);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String origin = text(request.getHeader("Origin"));
    boolean isAllowed = hasOrigins && rules.allows(origin);
    if (hasOrigins) {
      // On every answer: a cache must not give one origin what another one was told.
      response.addHeader("Vary", "Origin");
    }
    if (isAllowed) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
    }
    if (isPreflight(request, origin)) {
      answerPreflight(response, isAllowed);
    } else if (!hasBearerToken(request) && isForeignWrite(request, origin)) {
      ContainerAnswers.refuse(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          Surface.of(request.getRequestURI(), modules),
          "Access forbidden: a page of another origin may not write here");
    } else {
      if (isAllowed) {
        response.setHeader("Access-Control-Expose-Headers", EXPOSED);
      }
      chain.doFilter(request, response);
    }
  }

  private void answerPreflight(HttpServletResponse response, boolean isAllowed) {
    if (isAllowed) {
      response.setHeader("Access-Control-Allow-Methods", METHODS);
      response.setHeader("Access-Control-Allow-Headers", requestHeaders);
      response.setHeader("Access-Control-Max-Age", TWELVE_HOURS);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static boolean isPreflight(HttpServletRequest request, String origin) {
    return request.getMethod().equals("OPTIONS")
        && !origin.isEmpty()
        && request.getHeader("Access-Control-Request-Method") != null;
  }

  private boolean isForeignWrite(HttpServletRequest request, String origin) {
    // Visible only when it comes from a proxy of ours, which may have been asked by another name.
    String host =
        Optional.ofNullable(request.getHeader("X-Forwarded-Host"))
            .orElse(request.getHeader("Host"));
    return rules.isForeignWrite(
        request.getMethod(), text(request.getHeader("Sec-Fetch-Site")), origin, text(host));
  }

  private boolean hasBearerToken(HttpServletRequest request) {
    return text(request.getHeader("Authorization")).regionMatches(true, 0, BEARER, 0, 7)
        || (!tokenHeader.equalsIgnoreCase("Authorization")
            && !text(request.getHeader(tokenHeader)).isEmpty());
  }

  private static String text(String header) {
    return header == null ? "" : header;
  }
}
