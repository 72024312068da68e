package dev.atrium.federation.rules;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether it is beyond doubt where a request's body ends (RFC 9112, section 6.3). The server takes
 * a malformed length for none, which a proxy in front of us may see differently.
 */
public final class Framing {

  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private Framing() {}

  public static boolean isPlain(List<Header> received) {
    List<String> lengths = RequestHeaders.values(received, "Content-Length");
    List<String> codings = RequestHeaders.values(received, "Transfer-Encoding");
    if (lengths.size() + codings.size() > 1) {
      return false;
    }
    return lengths.stream().allMatch(length -> LENGTH.matcher(length).matches())
        && codings.stream().allMatch("chunked"::equalsIgnoreCase);
  }
}
