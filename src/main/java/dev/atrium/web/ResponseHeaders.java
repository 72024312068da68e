package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.DoorConfig;
import dev.atrium.security.PeersConfig;
import dev.atrium.security.SecurityHeaders;
import dev.atrium.settings.DeploymentConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;

/**
 * Puts the security headers on an answer before anybody else sees it, so that errors, refusals and
 * proxied answers have them as well.
 */
@ApplicationScoped
public class ResponseHeaders {

  private final PeersConfig peers;

  /** Names and values in turn. */
  private final String[] headers;

  /** For the CDI client proxy only. */
  protected ResponseHeaders() {
    this.peers = null;
    this.headers = new String[0];
  }

  @Inject
  public ResponseHeaders(DeploymentConfig deployment, DoorConfig door, PeersConfig peers) {
    this.peers = requireNonNull(peers, "peers is null");
    this.headers =
        SecurityHeaders.of(deployment.mode(), !door.allowedOrigins().isEmpty()).entrySet().stream()
            .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
            .toArray(String[]::new);
  }

  /** Public, because CDI calls anything else by reflection, and this is called for each request. */
  public void addTo(HttpServletRequest request, HttpServletResponse response) {
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    if (isHttps(request)) {
      response.setHeader(SecurityHeaders.STRICT_TRANSPORT, SecurityHeaders.STRICT_TRANSPORT_VALUE);
    }
  }

  private boolean isHttps(HttpServletRequest request) {
    return request.isSecure()
        || ("https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"))
            && peers.trusted().matches(request.getRemoteAddr()));
  }
}
