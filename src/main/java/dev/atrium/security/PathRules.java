package dev.atrium.security;

import java.util.regex.Pattern;

/**
 * Which request targets mean one thing only. Everybody behind the door decodes, splits and compares
 * paths in his own way, the server in several; a path that two of them could read differently is
 * refused here, so that none of them has to think of it.
 *
 * <p>Runs for every request, cached assets included: one pass, no pattern, nothing allocated.
 */
public final class PathRules {

  /**
   * Of those that RFC 3986 does not allow, the ones that browsers nevertheless send as they are.
   */
  private static final String BROWSER_MARKS = "[]|^";

  private static final boolean[] IN_PATH = allowed("-._~!$&'()*+,=:@" + BROWSER_MARKS);
  private static final boolean[] IN_QUERY =
      allowed("-._~!$&'()*+,=:@" + BROWSER_MARKS + "/?;\\`{}\"<>");

  /** Bytes that would end, split or shift a path if somebody decoded them. */
  private static final String DELIMITERS = "/\\.;?#%";

  /**
   * contract: names of catalog models have slashes, and their clients encode them: when they ask
   * for one, and in the address of the page that shows it, which a browser asks for on a reload.
   */
  private static final Pattern CATALOG_NAME =
      Pattern.compile(
          "(?:/model-registry)?/(?:api/v1/model_catalog/sources/[^/]+"
              + "/(?:models|artifacts|performance_artifacts|security_artifacts)"
              + "|model-catalog/[^/]+)/.+");

  private PathRules() {}

  /**
   * Judges the path of a request.
   *
   * @param path as it was sent, without query
   */
  public static Verdict judgePath(String path) {
    int length = path.length();
    if (length == 0 || path.charAt(0) != '/') {
      return Verdict.PATH_FORM;
    }
    int segment = 1;
    int at = 1;
    while (at < length) {
      char c = path.charAt(at);
      int slash = c == '/' ? 1 : c == '%' && isCatalogSlash(path, at) ? 3 : 0;
      if (slash > 0) {
        Verdict verdict = judgeSegment(path, segment, at);
        if (verdict != Verdict.ADMITTED) {
          return verdict;
        }
        at += slash;
        segment = at;
      } else if (c == '%') {
        Verdict verdict = judgeEscape(path, at);
        if (verdict != Verdict.ADMITTED) {
          return verdict;
        }
        at += escapeLength(path, at);
      } else if (c < IN_PATH.length && IN_PATH[c]) {
        at++;
      } else {
        return Verdict.PATH_CHARACTER;
      }
    }
    return isDots(path, segment, length) ? Verdict.PATH_DOTS : Verdict.ADMITTED;
  }

  /** Judges what follows the question mark; what it means is for others. */
  public static Verdict judgeQuery(String query) {
    for (int at = 0; at < query.length(); at++) {
      char c = query.charAt(at);
      boolean fine = c == '%' ? byteAt(query, at) >= 0 : c < IN_QUERY.length && IN_QUERY[c];
      if (!fine) {
        return Verdict.QUERY_CHARACTER;
      }
    }
    return Verdict.ADMITTED;
  }

  private static Verdict judgeSegment(String path, int from, int to) {
    if (from == to) {
      return Verdict.PATH_EMPTY_SEGMENT;
    }
    return isDots(path, from, to) ? Verdict.PATH_DOTS : Verdict.ADMITTED;
  }

  private static boolean isDots(String path, int from, int to) {
    return to - from >= 1
        && to - from <= 2
        && path.charAt(from) == '.'
        && path.charAt(to - 1) == '.';
  }

  private static boolean isCatalogSlash(String path, int at) {
    return byteAt(path, at) == '/' && CATALOG_NAME.matcher(path.substring(0, at)).matches();
  }

  private static Verdict judgeEscape(String path, int at) {
    int first = byteAt(path, at);
    if (first < 0 || escapeLength(path, at) == 0) {
      return Verdict.PATH_ESCAPE;
    }
    boolean isControl =
        first < ' ' || first == 0x7f || (first == 0xc2 && byteAt(path, at + 3) < 0xa0);
    return isControl || DELIMITERS.indexOf(first) >= 0 ? Verdict.PATH_DELIMITER : Verdict.ADMITTED;
  }

  /** How many characters the encoding of one UTF-8 character takes; 0 when it is none. */
  private static int escapeLength(String path, int at) {
    int first = byteAt(path, at);
    if (first < 0x80) {
      return 3;
    }
    int second = byteAt(path, at + 3);
    // RFC 3629, section 4: the second byte is what tells overlong forms and surrogates.
    int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (first < 0xc2 || first > 0xf4 || second < least || second > most) {
      return 0;
    }
    int bytes = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    for (int i = 2; i < bytes; i++) {
      if (byteAt(path, at + 3 * i) >> 6 != 2) {
        return 0;
      }
    }
    return 3 * bytes;
  }

  /** The byte that is percent-encoded here; negative when none is. */
  private static int byteAt(String text, int at) {
    if (at + 2 >= text.length() || text.charAt(at) != '%') {
      return -1;
    }
    int high = hexDigit(text.charAt(at + 1));
    int low = hexDigit(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Of ASCII only; {@link Character#digit} knows digits of other scripts as well. */
  private static int hexDigit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }

  private static boolean[] allowed(String marks) {
    boolean[] allowed = new boolean[128];
    for (char c = 0; c < allowed.length; c++) {
      allowed[c] = Character.isLetterOrDigit(c) || marks.indexOf(c) >= 0;
    }
    return allowed;
  }
}
