package dev.atrium.federation.rules;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a module is given of the caller, by configuration; nothing unless it says so.
 *
 * @param bearer the caller's verified token
 * @param cookies names of cookies it may see
 * @param headers set on every request to it
 */
public record Grants(Optional<String> bearer, Set<String> cookies, Map<String, String> headers) {

  public static final Grants NOTHING = new Grants(Optional.empty(), Set.of(), Map.of());

  public Grants {
    requireNonNull(bearer, "bearer is null");
    cookies = Set.copyOf(cookies);
    headers = Map.copyOf(headers);
  }

  /** Never says the token. */
  @Override
  public String toString() {
    return "Grants[...]";
  }
}
