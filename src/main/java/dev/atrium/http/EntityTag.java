package dev.atrium.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comparing and making entity tags (RFC 9110, section 8.8.3). */
public final class EntityTag {

  private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
  private static final int BYTES = 12;

  private EntityTag() {}

  /** Whether {@code If-None-Match} names the tag, weakly compared; {@code *} names every one. */
  public static boolean matchesAny(String ifNoneMatch, String tag) {
    if (ifNoneMatch.strip().equals("*")) {
      return true;
    }
    Matcher listed = TAG.matcher(ifNoneMatch);
    String opaque = opaque(tag);
    while (listed.find()) {
      if (listed.group(1).equals(opaque)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code If-Range} allows a part of what has this tag; only a strong one does. */
  public static boolean allowsRange(String ifRange, String tag) {
    return !tag.startsWith("W/") && ifRange.strip().equals(tag);
  }

  /** A strong tag of these bytes. */
  public static String of(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(digest, 0, BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  public static boolean isOne(String text) {
    return TAG.matcher(new String(text.getBytes(ISO_8859_1), ISO_8859_1)).matches();
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
