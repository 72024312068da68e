package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.IncomingRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** What the servlet container knows of a request's sender. */
record ServletRequestView(HttpServletRequest request) implements IncomingRequest {

  /** Jakarta Servlet, section 3.9: the chain, whose first is the client's own. */
  private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

  ServletRequestView {
    requireNonNull(request, "request is null");
  }

  @Override
  public Set<String> headerNames() {
    return Set.copyOf(Collections.list(request.getHeaderNames()));
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }

  @Override
  public String peerAddress() {
    return request.getRemoteAddr();
  }

  @Override
  public Optional<X500Principal> peerSubject() {
    return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
        ? Optional.of(chain[0].getSubjectX500Principal())
        : Optional.empty();
  }
}
