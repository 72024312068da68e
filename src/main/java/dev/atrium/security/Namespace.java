package dev.atrium.security;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The Kubernetes namespace a request is about. The registry has no namespaces, so it selects
 * nothing there; it is what access may be decided by.
 */
public record Namespace(String label) {

  /** The header that names one; it wins over the query parameter {@link #PARAMETER}. */
  public static final String HEADER = "X-Namespace";

  public static final String PARAMETER = "namespace";

  /** RFC 1123, as Kubernetes applies it to the names of namespaces and Services. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  public Namespace {
    requireNonNull(label, "label is null");
  }

  public static boolean isLabel(String text) {
    return LABEL.matcher(text).matches();
  }

  /** Either may be null. */
  public static Namespace required(String header, String query) {
    return named(header, query)
        .orElseThrow(() -> ProblemException.badRequest("Namespace required"));
  }

  /** Either may be null; what is named has to be a name. */
  public static Optional<Namespace> named(String header, String query) {
    String label = isPresent(header) ? header : query;
    if (!isPresent(label)) {
      return Optional.empty();
    }
    return Optional.of(new Namespace(requireLabel(PARAMETER, label)));
  }

  /**
   * What may name a namespace or a Service, unchanged.
   *
   * @param what the client's word for it
   * @throws ProblemException 400 when it is no such name
   */
  public static String requireLabel(String what, String text) {
    if (!isLabel(text)) {
      throw ProblemException.badValue(
          what, "1 to 63 lower case letters, digits and inner hyphens", text);
    }
    return text;
  }

  private static boolean isPresent(String text) {
    return text != null && !text.isEmpty();
  }
}
