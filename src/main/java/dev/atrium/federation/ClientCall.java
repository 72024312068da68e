package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import dev.atrium.problem.RequestId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request of a browser and the answer to it, with what the gateway asks about both. */
final class ClientCall {

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final String path;
  private final long started = System.nanoTime();

  ClientCall(HttpServletRequest request, HttpServletResponse response) {
    this.request = requireNonNull(request, "request is null");
    this.response = requireNonNull(response, "response is null");
    this.path = request.getRequestURI();
  }

  HttpServletRequest request() {
    return request;
  }

  HttpServletResponse response() {
    return response;
  }

  /** How long ago we saw it first. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** As it was sent, undecoded. */
  String path() {
    return path;
  }

  String method() {
    return request.getMethod();
  }

  boolean isRead() {
    return method().equals("GET") || method().equals("HEAD");
  }

  boolean isHead() {
    return method().equals("HEAD");
  }

  /** The given path with the query as it was sent; a lone question mark is part of it. */
  String withQuery(String otherPath) {
    String query = request.getQueryString();
    return query == null ? otherPath : otherPath + "?" + query;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeader(name));
  }

  List<Header> headers() {
    List<Header> headers = new ArrayList<>();
    Enumeration<String> names = request.getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      Enumeration<String> values = request.getHeaders(name);
      while (values.hasMoreElements()) {
        String value = values.nextElement();
        headers.add(new Header(name, value == null ? "" : value));
      }
    }
    return headers;
  }

  String requestId() {
    return request.getAttribute(RequestId.ATTRIBUTE) instanceof String id ? id : "-";
  }

  /**
   * Whether a person has typed or followed an address, as opposed to a script that loads a file.
   */
  boolean isNavigation() {
    return header("Accept")
        .filter(accept -> accept.toLowerCase(Locale.ROOT).contains("text/html"))
        .isPresent();
  }

  boolean hasBody() {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  void answer(int status, String contentType, byte[] body) throws IOException {
    response.setStatus(status);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setContentType(contentType);
    response.setContentLength(body.length);
    if (!isHead()) {
      response.getOutputStream().write(body);
    }
  }
}
