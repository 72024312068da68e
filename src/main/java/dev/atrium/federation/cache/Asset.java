package dev.atrium.federation.cache;

import static java.util.Objects.requireNonNull;

import dev.atrium.federation.rules.Header;
import java.util.List;

/**
 * A whole file of a module. Its bytes are shared and never changed.
 *
 * @param headers as they are answered, without type, tag, length and caching
 */
public record Asset(Bytes body, String contentType, String tag, List<Header> headers) {

  private static final int OVERHEAD = 1024;

  public Asset {
    requireNonNull(body, "body is null");
    requireNonNull(contentType, "contentType is null");
    requireNonNull(tag, "tag is null");
    headers = List.copyOf(headers);
  }

  /** What keeping it costs. */
  long cost() {
    return body.length() + (long) OVERHEAD;
  }
}
