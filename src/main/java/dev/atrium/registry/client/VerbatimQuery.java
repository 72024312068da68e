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
 * Puts a query on a request whose names and number of values are not known beforehand, which an
 * annotated interface cannot. It travels from the interface to here as a header and no further.
 */
final class VerbatimQuery implements ClientRequestFilter {

  static final String HEADER = "X-Atrium-Query";

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
    String query = request.getHeaderString(HEADER);
    request.getHeaders().remove(HEADER);
    if (query != null && !query.isEmpty()) {
      request.setUri(URI.create(request.getUri() + "?" + query));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
