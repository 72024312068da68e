package dev.atrium.bff;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * The Kubernetes namespace a request is about. The registry has no namespaces, so it selects
 * nothing there; it is what access will be decided by.
 */
record Namespace(String label) {

  /** RFC 1123, as Kubernetes applies it to namespaces. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  Namespace {
    requireNonNull(label, "label is null");
  }

  /** The header wins over the query; either may be null. */
  static Namespace required(String header, String query) {
    String label = isPresent(header) ? header : query;
    if (!isPresent(label)) {
      throw ProblemException.badRequest("Namespace required");
    }
    if (!LABEL.matcher(label).matches()) {
      throw ProblemException.badValue(
          "namespace", "1 to 63 lower case letters, digits and inner hyphens", label);
    }
    return new Namespace(label);
  }

  private static boolean isPresent(String text) {
    return text != null && !text.isEmpty();
  }
}
