package dev.atrium.http;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which media types a client asks for (RFC 9110, section 12.5.1). */
public final class AcceptedTypes {

  private static final Pattern QUALITY =
      Pattern.compile(";\\s*q=(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)");

  private AcceptedTypes() {}

  /**
   * How much the client wants a type that it names, from 0 to 1; 0 when it does not, for a wildcard
   * asks for nothing in particular.
   *
   * @param header the client's {@code Accept}, empty when there is none
   * @param type in lower case
   */
  public static double qualityOf(String header, String type) {
    requireNonNull(header, "header is null");
    return Stream.of(header.split(",", -1))
        .filter(range -> range.split(";", 2)[0].strip().equalsIgnoreCase(type))
        .mapToDouble(AcceptedTypes::quality)
        .max()
        .orElse(0);
  }

  private static double quality(String range) {
    Matcher quality = QUALITY.matcher(range);
    return quality.find() ? Double.parseDouble(quality.group(1)) : 1;
  }
}
