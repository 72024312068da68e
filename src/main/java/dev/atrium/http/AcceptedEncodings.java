package dev.atrium.http;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which compressions a client understands (RFC 9110, section 12.5.3). */
public final class AcceptedEncodings {

  /** The smallest first, as far as files come in them. */
  private static final List<String> KNOWN = List.of("br", "gzip", "zstd");

  private static final Pattern REFUSED = Pattern.compile("\\s*q\\s*=\\s*0(\\.0*)?\\s*");

  private AcceptedEncodings() {}

  /**
   * The known ones that the header names and does not refuse, always in the same order.
   *
   * @param header the client's {@code Accept-Encoding}, empty when there is none
   */
  public static List<String> of(String header) {
    requireNonNull(header, "header is null");
    Set<String> named = new HashSet<>();
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = element.split(";", 2);
      if (parts.length == 1 || !REFUSED.matcher(parts[1]).matches()) {
        named.add(parts[0].strip());
      }
    }
    return KNOWN.stream().filter(named::contains).toList();
  }

  /**
   * The best of the {@code available} ones; the empty name, which is always there, stands for
   * plain.
   */
  public static String best(String header, Set<String> available) {
    return of(header).stream().filter(available::contains).findFirst().orElse("");
  }
}
