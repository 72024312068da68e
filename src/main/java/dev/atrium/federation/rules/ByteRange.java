package dev.atrium.federation.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file (RFC 9110, section 14).
 *
 * @param first its first byte
 * @param length how many bytes; none when nothing of the file is in the range
 */
public record ByteRange(int first, int length) {

  private static final Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** What a {@code Range} header asks for; empty when the whole file is to be answered. */
  public static Optional<ByteRange> of(String header, int size) {
    Matcher single = SINGLE.matcher(header.strip());
    if (!single.matches() || (single.group(1).isEmpty() && single.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (single.group(1).isEmpty()) {
      int suffix = (int) Math.min(size, Long.parseLong(single.group(2)));
      return Optional.of(new ByteRange(size - suffix, suffix));
    }
    long first = Long.parseLong(single.group(1));
    long last = single.group(2).isEmpty() ? size - 1L : Long.parseLong(single.group(2));
    if (!single.group(2).isEmpty() && last < first) {
      return Optional.empty();
    }
    if (first >= size) {
      return Optional.of(new ByteRange(0, 0));
    }
    return Optional.of(new ByteRange((int) first, (int) (Math.min(last, size - 1L) - first + 1)));
  }

  public boolean isSatisfiable() {
    return length > 0;
  }

  public String contentRange(int size) {
    return isSatisfiable()
        ? "bytes " + first + "-" + (first + length - 1) + "/" + size
        : "bytes */" + size;
  }
}
