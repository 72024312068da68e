package dev.atrium.federation.upstream;

import dev.atrium.federation.rules.Header;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The first line and the headers of an answer. Where two readers could see the end of the body in
 * different places, there is none that is right: such an answer is refused.
 *
 * @param isCurrent whether it speaks HTTP/1.1, not 1.0
 */
record AnswerHead(int status, boolean isCurrent, List<Header> headers) {

  static final int MOST_HEADERS = 200;
  private static final int LONGEST_HEAD = 256 * 1024;
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int LONGEST_LENGTH = 18;

  AnswerHead {
    headers = List.copyOf(headers);
  }

  static AnswerHead read(Incoming in) throws IOException {
    String first = in.line();
    boolean isCurrent = first.startsWith("HTTP/1.1 ");
    if (!isCurrent && !first.startsWith("HTTP/1.0 ")) {
      throw new ProtocolException("the answer does not begin with HTTP/1.1 or HTTP/1.0");
    }
    return new AnswerHead(status(first), isCurrent, fields(in));
  }

  private static int status(String line) throws ProtocolException {
    int end = STATUS_AT + 3;
    boolean isAlone =
        line.length() == end || (line.length() > end && Character.isWhitespace(line.charAt(end)));
    long status = isAlone ? decimal(line.substring(STATUS_AT, end)) : -1;
    if (status < 100) {
      throw new ProtocolException("the answer has no status");
    }
    return (int) status;
  }

  /** The fields up to an empty line; those behind a chunked body are read in the same way. */
  static List<Header> fields(Incoming in) throws IOException {
    List<Header> fields = new ArrayList<>();
    int lines = 0;
    int size = 0;
    for (String line = in.line(); !line.isEmpty(); line = in.line()) {
      lines++;
      size += line.length();
      if (lines > MOST_HEADERS || size > LONGEST_HEAD) {
        throw new ProtocolException("the answer has too many headers");
      }
      boolean isFolded = line.charAt(0) == ' ' || line.charAt(0) == '\t';
      if (isFolded && !fields.isEmpty()) {
        Header last = fields.remove(fields.size() - 1);
        fields.add(new Header(last.name(), last.value() + " " + line.strip()));
      } else {
        fields.add(field(line));
      }
    }
    return fields;
  }

  private static Header field(String line) throws ProtocolException {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).stripTrailing();
    if (name.isEmpty() || Character.isWhitespace(name.charAt(0))) {
      throw new ProtocolException("the answer has a header without a name");
    }
    return new Header(name, line.substring(colon + 1).strip());
  }

  boolean isInformational() {
    return status < 200 && status != 101;
  }

  boolean isChunked() throws ProtocolException {
    List<String> codings = values("Transfer-Encoding");
    if (codings.isEmpty()) {
      return false;
    }
    if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked") || !isCurrent) {
      throw new ProtocolException("the answer is encoded in a way of its own: " + codings);
    }
    return true;
  }

  /** As announced, negative when it was not. */
  long length() throws ProtocolException {
    List<String> lengths = values("Content-Length");
    if (lengths.isEmpty()) {
      return -1;
    }
    long length = lengths.size() > 1 ? -1 : decimal(lengths.get(0));
    if (length < 0) {
      throw new ProtocolException("the answer has no certain length: " + lengths);
    }
    return length;
  }

  /** Whether the end of a body is announced, and in one way only. */
  boolean hasOneEnd() {
    return values("Transfer-Encoding").isEmpty() != values("Content-Length").isEmpty();
  }

  /** Digits and nothing else; negative when there is anything else. */
  private static long decimal(String text) {
    if (text.isEmpty() || text.length() > LONGEST_LENGTH) {
      return -1;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Long.parseLong(text);
  }

  /** Whether another request may follow on the connection once the body is over. */
  boolean keepsConnection() {
    boolean isKept = isCurrent;
    for (String value : values("Connection")) {
      List<String> options = Arrays.asList(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1));
      if (options.contains("close")) {
        return false;
      }
      isKept |= options.contains("keep-alive");
    }
    return isKept;
  }

  private List<String> values(String name) {
    List<String> values = List.of();
    for (Header header : headers) {
      if (header.is(name)) {
        values = values.isEmpty() ? new ArrayList<>(1) : values;
        values.add(header.value());
      }
    }
    return values;
  }
}
