package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.security.IdentityHeaders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** A request without the headers that only proxies of ours may set. */
final class StrangersRequest extends HttpServletRequestWrapper {

  private final IdentityHeaders claims;

  StrangersRequest(HttpServletRequest request, IdentityHeaders claims) {
    super(request);
    this.claims = requireNonNull(claims, "claims is null");
  }

  @Override
  public String getHeader(String name) {
    return isHidden(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    List<String> names = new ArrayList<>(Collections.list(super.getHeaderNames()));
    names.removeIf(this::isHidden);
    return Collections.enumeration(names);
  }

  @Override
  public long getDateHeader(String name) {
    return isHidden(name) ? -1 : super.getDateHeader(name);
  }

  @Override
  public int getIntHeader(String name) {
    return isHidden(name) ? -1 : super.getIntHeader(name);
  }

  private boolean isHidden(String name) {
    return claims.include(name);
  }
}
