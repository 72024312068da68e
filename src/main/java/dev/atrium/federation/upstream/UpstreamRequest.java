package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A call to a module.
 *
 * @param path with the query, both as the client wrote them
 */
public record UpstreamRequest(
    String method, String path, List<Header> headers, Optional<RequestBody> body) {

  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS");

  public UpstreamRequest {
    requireNonNull(method, "method is null");
    requireNonNull(path, "path is null");
    headers = List.copyOf(headers);
    requireNonNull(body, "body is null");
  }

  public static UpstreamRequest get(String path, List<Header> headers) {
    return new UpstreamRequest("GET", path, headers, Optional.empty());
  }

  boolean isRepeatable() {
    return REPEATABLE.contains(method) && body.isEmpty();
  }
}
