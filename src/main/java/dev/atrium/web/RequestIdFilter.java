package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.RequestId;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Gives every request an id: the one a proxy in front of us gave it, if it can be written into a
 * log and a header without harm, otherwise a new one.
 */
public class RequestIdFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final transient RequestId requestId;

  @Inject
  public RequestIdFilter(RequestId requestId) {
    this.requestId = requireNonNull(requestId, "requestId is null");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = idFor(request.getHeader(RequestId.HEADER));
    requestId.begin(id);
    request.setAttribute(RequestId.ATTRIBUTE, id);
    response.setHeader(RequestId.HEADER, id);
    chain.doFilter(request, response);
  }

  /** New ids need to be different, not secret. */
  static String idFor(String asked) {
    if (asked != null && HARMLESS.matcher(asked).matches()) {
      return asked;
    }
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
