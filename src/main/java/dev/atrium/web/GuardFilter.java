package dev.atrium.web;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.RequestId;
import dev.atrium.security.DoorConfig;
import dev.atrium.security.HeaderRules;
import dev.atrium.security.HostRules;
import dev.atrium.security.IdentityHeaders;
import dev.atrium.security.PathRules;
import dev.atrium.security.Verdict;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;

/**
 * The door: the first filter of all. Whoever comes after it may rely on a path that means one thing
 * only, on headers that no stranger has forged, and on knowing where the request ends.
 *
 * <p>Looks at the raw request URI and at nothing the server derives from it.
 */
public class GuardFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient DoorConfig door;
  private final transient IdentityHeaders claims;
  private final transient HostRules hosts;
  private final transient WebConfig web;
  private final transient ResponseHeaders headers;

  @Inject
  public GuardFilter(
      DoorConfig door,
      IdentityHeaders claims,
      HostRules hosts,
      WebConfig web,
      ResponseHeaders headers) {
    this.door = requireNonNull(door, "door is null");
    this.claims = requireNonNull(claims, "claims is null");
    this.hosts = requireNonNull(hosts, "hosts is null");
    this.web = requireNonNull(web, "web is null");
    this.headers = requireNonNull(headers, "headers is null");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.addTo(request, response);
    HeaderScan scan = new HeaderScan();
    Verdict verdict = judgeLine(request);
    if (verdict == Verdict.ADMITTED) {
      verdict = scan.judge(request, claims);
    }
    if (verdict == Verdict.ADMITTED) {
      verdict = judgeLength(request, response);
    }
    if (verdict != Verdict.ADMITTED) {
      refuse(request, response, verdict);
    } else if (scan.hasClaims && !claims.areBelievedFrom(new ServletRequestView(request))) {
      chain.doFilter(new StrangersRequest(request, claims), response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Verdict judgeLine(HttpServletRequest request) {
    Verdict verdict = HeaderRules.judgeMethod(request.getMethod());
    if (verdict == Verdict.ADMITTED) {
      verdict = HeaderRules.judgeProtocol(request.getProtocol());
    }
    if (verdict == Verdict.ADMITTED) {
      verdict = PathRules.judgePath(request.getRequestURI());
    }
    String query = request.getQueryString();
    if (verdict == Verdict.ADMITTED && query != null) {
      verdict = PathRules.judgeQuery(query);
    }
    return verdict == Verdict.ADMITTED ? judgeHost(request) : verdict;
  }

  private Verdict judgeLength(HttpServletRequest request, HttpServletResponse response) {
    String method = request.getMethod();
    String transferEncoding = all(request, "Transfer-Encoding");
    String contentLength = all(request, "Content-Length");
    // The server does not reuse connections either where it is exposed; an upgraded one is none.
    boolean isLast = door.exposed() && request.getHeader("Upgrade") == null;
    if (isLast || HeaderRules.isLast(method, transferEncoding, contentLength)) {
      response.setHeader("Connection", "close");
    }
    return HeaderRules.judgeLength(method, transferEncoding, contentLength, door.exposed());
  }

  private Verdict judgeHost(HttpServletRequest request) {
    Enumeration<String> values = request.getHeaders("Host");
    if (!values.hasMoreElements()) {
      return Verdict.HOST_COUNT;
    }
    String host = values.nextElement();
    if (values.hasMoreElements()) {
      return Verdict.HOST_COUNT;
    }
    Verdict verdict = hosts.judge(host, request.getLocalPort() == web.registryPort());
    if (verdict == Verdict.HOST_FOREIGN && PublicPaths.isProbe(request.getRequestURI())) {
      verdict = Verdict.ADMITTED;
    }
    return verdict == Verdict.ADMITTED && !HostRules.isFor(request.getServerName(), host)
        ? Verdict.HOST_FOREIGN
        : verdict;
  }

  /** All values of a header as one; empty when there is none. */
  private static String all(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    if (!values.hasMoreElements()) {
      return "";
    }
    String first = values.nextElement();
    return values.hasMoreElements() ? first + "," + values.nextElement() : first;
  }

  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, Verdict verdict)
      throws IOException {
    response.setHeader(
        RequestId.HEADER, RequestIdFilter.idFor(request.getHeader(RequestId.HEADER)));
    if (verdict.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED
        || verdict.status() == HttpServletResponse.SC_NOT_IMPLEMENTED) {
      response.setHeader("Allow", HeaderRules.ALLOWED_METHODS);
    }
    if (verdict.endsConnection()) {
      response.setHeader("Connection", "close");
    }
    ContainerAnswers.refuse(
        response, verdict.status(), Surface.of(request.getRequestURI()), verdict.sentence());
  }

  /** One walk over the headers. */
  private static final class HeaderScan {

    private boolean hasClaims;

    Verdict judge(HttpServletRequest request, IdentityHeaders claims) {
      Enumeration<String> names = request.getHeaderNames();
      while (names.hasMoreElements()) {
        String name = names.nextElement();
        Verdict verdict = HeaderRules.judgeName(name);
        Enumeration<String> values = request.getHeaders(name);
        while (verdict == Verdict.ADMITTED && values.hasMoreElements()) {
          verdict = HeaderRules.judgeValue(values.nextElement());
        }
        if (verdict != Verdict.ADMITTED) {
          return verdict;
        }
        hasClaims |= claims.include(name);
      }
      return Verdict.ADMITTED;
    }
  }
}
