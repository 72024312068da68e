package dev.atrium.web;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A request that knows its line, its headers and its peer, which is all a filter here asks for. */
final class FakeRequest {

  private FakeRequest() {}

  static HttpServletRequest of(String method, String target, String peer, String... headers) {
    int question = target.indexOf('?');
    Map<String, Object> answers =
        Map.of(
            "getMethod",
            method,
            "getProtocol",
            "HTTP/1.1",
            "getRequestURI",
            question < 0 ? target : target.substring(0, question),
            "getQueryString",
            question < 0 ? "" : target.substring(question + 1),
            "getRemoteAddr",
            peer,
            "getServerName",
            "localhost",
            "getLocalPort",
            8080,
            "isSecure",
            false);
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            FakeRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, asked, arguments) ->
                switch (asked.getName()) {
                  case "getHeaderNames" -> Collections.enumeration(names(headers));
                  case "getHeaders" ->
                      Collections.enumeration(values(headers, arguments[0].toString()));
                  case "getHeader" ->
                      values(headers, arguments[0].toString()).stream().findFirst().orElse(null);
                  case "getIntHeader" -> 1;
                  case "getDateHeader" -> 1L;
                  default -> known(answers, asked.getName());
                });
  }

  private static Object known(Map<String, Object> answers, String name) {
    if (!answers.containsKey(name)) {
      throw new UnsupportedOperationException(name);
    }
    return answers.get(name);
  }

  private static List<String> names(String... headers) {
    return Arrays.stream(headers).map(header -> header.split(": ", 2)[0]).distinct().toList();
  }

  private static List<String> values(String[] headers, String name) {
    return Arrays.stream(headers)
        .map(header -> header.split(": ", 2))
        .filter(header -> header[0].equalsIgnoreCase(name))
        .map(header -> header[1])
        .toList();
  }
}
