package dev.atrium.presence;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Keeps the request for whoever asks somebody else on behalf of its client. */
public class PresenceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient CurrentClient current;

  @Inject
  public PresenceFilter(CurrentClient current) {
    this.current = requireNonNull(current, "current is null");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    current.asks(request);
    chain.doFilter(request, response);
  }
}
