package dev.atrium.security;

import java.util.List;

/**
 * The names this server answers to. A page whose name somebody lets resolve to our address sends
 * requests as if they were its own; the name in them is what tells.
 *
 * <p>Runs for every request: no pattern, nothing allocated.
 *
 * @param names host names without port, in lower case; empty when any name will do
 * @param listensOnLoopback whether only this machine can reach us; then loopback names are always
 *     answered, and are all that is when no names are given
 */
public record HostRules(List<String> names, boolean listensOnLoopback) {

  private static final String LOCALHOST = "localhost";
  private static final String LOCALHOST_SUFFIX = ".localhost";
  private static final int LONGEST_PORT = 5;

  public HostRules {
    names = List.copyOf(names);
  }

  /**
   * Judges the header {@code Host}.
   *
   * @param onLoopbackPort whether the request came by a port that never leaves this machine
   */
  public Verdict judge(String host, boolean onLoopbackPort) {
    int end = nameEnd(host);
    if (end <= 0 || !isPort(host, end)) {
      return Verdict.HOST_FORM;
    }
    boolean loopbackOnly = listensOnLoopback || onLoopbackPort;
    if ((names.isEmpty() && !loopbackOnly) || (loopbackOnly && isLoopback(host, end))) {
      return Verdict.ADMITTED;
    }
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.length() == end && name.regionMatches(true, 0, host, 0, end)) {
        return Verdict.ADMITTED;
      }
    }
    return Verdict.HOST_FOREIGN;
  }

  /**
   * Whether the server understands the request to be for the host that the header names; a target
   * like {@code http://other.example/} names another.
   *
   * @param host admitted by {@link #judge}
   */
  public static boolean isFor(String serverName, String host) {
    int end = nameEnd(host);
    int bracket = host.startsWith("[") && !serverName.startsWith("[") ? 1 : 0;
    return serverName.length() == end - 2 * bracket
        && serverName.regionMatches(true, 0, host, bracket, serverName.length());
  }

  /** Whether the text is a host without port, as {@code names} has them. */
  static boolean isName(String text) {
    return !text.isEmpty() && nameEnd(text) == text.length();
  }

  /** Where the name or address ends; 0 when there is none. */
  private static int nameEnd(String host) {
    if (host.startsWith("[")) {
      int close = host.indexOf(']');
      for (int i = 1; i < close; i++) {
        char c = host.charAt(i);
        if (c != ':' && c != '.' && (c > 127 || Character.digit(c, 16) < 0)) {
          return 0;
        }
      }
      return close < 3 ? 0 : close + 1;
    }
    int i = 0;
    while (i < host.length() && isNameCharacter(host.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isNameCharacter(char c) {
    return c == '-' || c == '.' || c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private static boolean isPort(String host, int from) {
    if (from == host.length()) {
      return true;
    }
    int digits = host.length() - from - 1;
    boolean fine = host.charAt(from) == ':' && digits >= 1 && digits <= LONGEST_PORT;
    for (int i = from + 1; fine && i < host.length(); i++) {
      fine = isDigit(host.charAt(i));
    }
    return fine;
  }

  private static boolean isLoopback(String host, int end) {
    if (end == LOCALHOST.length() && host.regionMatches(true, 0, LOCALHOST, 0, end)) {
      return true;
    }
    int suffix = end - LOCALHOST_SUFFIX.length();
    if (suffix > 0
        && host.regionMatches(true, suffix, LOCALHOST_SUFFIX, 0, LOCALHOST_SUFFIX.length())) {
      return true;
    }
    return host.startsWith("[::1]") || (host.startsWith("127.") && isNumeric(host, end));
  }

  /** A name that only begins like an address, such as 127.0.0.1.example.com, is a name. */
  private static boolean isNumeric(String host, int end) {
    for (int i = 0; i < end; i++) {
      if (host.charAt(i) != '.' && !isDigit(host.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
