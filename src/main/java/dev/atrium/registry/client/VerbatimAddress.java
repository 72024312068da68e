package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts on a request the path below the address of the API, and a query whose names and number of
 * values are not known beforehand, which an annotated interface cannot. Both travel from the
 * interface to here as headers and no further.
 */
final class VerbatimAddress implements ClientRequestFilter {

  static final String PATH = "X-Atrium-Path";
  static final String QUERY = "X-Atrium-Query";

  /** The parameters in the order of their names, encoded. */
  static String encoded(Map<String, List<String>> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .flatMap(
                parameter ->
                    parameter.getValue().stream()
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
  }

  @Override
  public void filter(ClientRequestContext request) {
    String path = take(request, PATH);
    String query = take(request, QUERY);
    String[] address = request.getUri().toString().split("\\?", 2);
    String annotated = address.length == 2 ? address[1] : "";
    String all = query.isEmpty() ? annotated : query;
    request.setUri(URI.create(address[0] + path + (all.isEmpty() ? "" : "?" + all)));
  }

  private static String take(ClientRequestContext request, String header) {
    String value = request.getHeaderString(header);
    request.getHeaders().remove(header);
    return value == null ? "" : value;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
