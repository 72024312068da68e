package dev.atrium.problem;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.CDI;

/**
 * The id of the request that is being served. Set by the first filter and read by whoever writes a
 * log line about a failure.
 *
 * <p>Lives in CDI's request context and not in a variable of ours per thread, so the container ends
 * it with the request and no pooled thread can show an old one. Lives in this package because the
 * rims that log and the filter that decides the id must not know each other.
 */
@RequestScoped
public class RequestId {

  /** The header that carries the id, in both directions. */
  public static final String HEADER = "X-Request-Id";

  /** The request attribute that carries the id, for those who have the request in their hands. */
  public static final String ATTRIBUTE = "dev.atrium.request-id";

  private static final String NONE = "-";

  private String value = NONE;

  public String value() {
    return value;
  }

  public void begin(String id) {
    this.value = requireNonNull(id, "id is null");
  }

  /** The id of the request this thread works for, {@code -} when it works for none. */
  public static String current() {
    try {
      return CDI.current().select(RequestId.class).get().value();
    } catch (ContextNotActiveException | IllegalStateException e) {
      return NONE;
    }
  }
}
