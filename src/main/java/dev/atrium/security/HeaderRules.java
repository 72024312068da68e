package dev.atrium.security;

import java.util.Set;

/**
 * Which headers are taken, from whom, and what they may say about the length of a body.
 *
 * <p>Runs for every request: no pattern, and nothing allocated unless a header is suspicious.
 */
public final class HeaderRules {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What an answer of 405 or 501 allows. */
  public static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  private static final Set<String> BODY_METHODS = Set.of("POST", "PUT", "PATCH");
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private HeaderRules() {}

  /** TRACE echoes headers, CONNECT makes a tunnel; what is not listed is unknown. */
  public static Verdict judgeMethod(String method) {
    if (METHODS.contains(method)) {
      return Verdict.ADMITTED;
    }
    return method.equals("TRACE") || method.equals("CONNECT")
        ? Verdict.METHOD_NOT_ALLOWED
        : Verdict.METHOD_UNKNOWN;
  }

  /** The server takes any number after the slash and repeats it in its answer. */
  public static Verdict judgeProtocol(String protocol) {
    return protocol.equals("HTTP/1.1") || protocol.equals("HTTP/1.0")
        ? Verdict.ADMITTED
        : Verdict.PROTOCOL;
  }

  /**
   * A name with an underscore is refused with the rest: CGI, WSGI and some proxies cannot tell it
   * from the one with a hyphen.
   */
  public static Verdict judgeName(String name) {
    boolean fine = !name.isEmpty();
    for (int i = 0; fine && i < name.length(); i++) {
      char c = name.charAt(i);
      fine = c == '-' || (c < 128 && Character.isLetterOrDigit(c));
    }
    return fine ? Verdict.ADMITTED : Verdict.HEADER_NAME;
  }

  public static Verdict judgeValue(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return Verdict.HEADER_VALUE;
      }
    }
    return Verdict.ADMITTED;
  }

  /**
   * Judges what is said about the length of the body.
   *
   * @param transferEncoding empty when the header is missing, all values when there are several
   * @param contentLength empty when the header is missing, or when the server dropped it as invalid
   * @param exposed whether no strict proxy has looked at the request before us; then a body of
   *     unknown length is not taken, because this server's chunk parser is not strict
   */
  public static Verdict judgeLength(
      String method, String transferEncoding, String contentLength, boolean exposed) {
    if (!transferEncoding.isEmpty()) {
      if (!transferEncoding.equalsIgnoreCase("chunked")) {
        return Verdict.TRANSFER_ENCODING;
      }
      if (!contentLength.isEmpty()) {
        return Verdict.TWO_LENGTHS;
      }
    }
    return exposed && contentLength.isEmpty() && BODY_METHODS.contains(method)
        ? Verdict.LENGTH_REQUIRED
        : Verdict.ADMITTED;
  }

  /**
   * Whether no other request may be read from the connection, because this server and a proxy in
   * front of it could disagree on where this one ends: a length that this server takes for none, or
   * chunks, whose sizes it does not check strictly.
   */
  public static boolean isLast(String method, String transferEncoding, String contentLength) {
    return !transferEncoding.isEmpty() || (contentLength.isEmpty() && !READS.contains(method));
  }
}
