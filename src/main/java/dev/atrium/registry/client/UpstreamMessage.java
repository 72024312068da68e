package dev.atrium.registry.client;

import java.util.regex.Pattern;

/** The text of an error as the registry wrote it, made fit for our clients. */
final class UpstreamMessage {

  private static final int MAX_LENGTH = 1000;

  /** Go's wrapped errors carry the kind of error as their last part; our clients get the reason. */
  private static final Pattern GO_SUFFIX =
      Pattern.compile("(: (not found|conflict|bad request|internal server error))+$");

  /** Traces of a network or database failure behind the registry. */
  private static final Pattern INTERNALS =
      Pattern.compile(
          "\\b(dial|read|write) (tcp|udp|unix)\\b|\\blookup \\S+ on |SQLSTATE|\\bError \\d{4}\\b"
              + "|\\b\\d{1,3}(\\.\\d{1,3}){3}:\\d+|driver: bad connection|invalid connection");

  private UpstreamMessage() {}

  static String clean(String message) {
    String plain = GO_SUFFIX.matcher(message.strip()).replaceFirst("");
    String printable = plain.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= MAX_LENGTH
        ? printable
        : printable.substring(0, MAX_LENGTH) + "...";
  }

  /**
   * Whether the message tells of the registry's own trouble. Upstream shows any database failure
   * while it looks for an id as 404, with host and port of the database in the text.
   */
  static boolean tellsOfInternals(String message) {
    return INTERNALS.matcher(message).find();
  }
}
