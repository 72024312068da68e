package dev.atrium.registry.embedded.filter;

/**
 * A pattern as {@code LIKE} understands it, where {@code %} stands for any text, {@code _} for any
 * character and a backslash makes the next character an ordinary one.
 */
final class LikePattern {

  /** More would be a regular expression that needs a deep stack. */
  static final int MAX_WILDCARDS = 500;

  private static final char ESCAPE = '!';

  // Escaped by '!', of which there is nothing else to say, whereas a backslash before an ordinary
  // character or at the end is an error to one database or the other, and how to write one in SQL
  // text is a setting of PostgreSQL.
  private final StringBuilder sql = new StringBuilder();
  private int wildcards;
  private int gaps;
  private boolean endsWithGap;

  LikePattern(String written) {
    int index = 0;
    while (index < written.length()) {
      boolean escaped = written.charAt(index) == '\\' && index + 1 < written.length();
      index += escaped ? 1 : 0;
      add(written.charAt(index), escaped);
      index++;
    }
    if (wildcards > MAX_WILDCARDS) {
      throw Refusal.tooMuch("more than " + MAX_WILDCARDS + " wildcards in a pattern");
    }
  }

  private void add(char character, boolean escaped) {
    boolean isWildcard = !escaped && (character == '%' || character == '_');
    boolean isGap = isWildcard && character == '%';
    if (isGap && endsWithGap) {
      return;
    }
    if (!isWildcard && "%_!".indexOf(character) >= 0) {
      sql.append(ESCAPE);
    }
    sql.append(character);
    wildcards += isWildcard ? 1 : 0;
    gaps += isGap ? 1 : 0;
    endsWithGap = isGap;
  }

  /** For {@code like ... escape '!'}. */
  String toSql() {
    return sql.toString();
  }

  /** Whether parts have to be found one after the other, so that a simple search may start over. */
  boolean hasSeveralPlaces() {
    return gaps > 2 || (gaps == 2 && !endsWithGap);
  }

  /**
   * For {@code regexp} on H2. Each part between two gaps is taken where it first occurs and never
   * looked for again, which is all a match needs. Survives {@code lower()}.
   */
  String toRegex() {
    StringBuilder regex = new StringBuilder("(?s)^");
    int gap = 0;
    for (int index = 0; index < sql.length(); index++) {
      char character = sql.charAt(index);
      if (character == '%') {
        gap++;
        regex.append(gap > 1 ? ")" : "").append(gap < gaps ? "(?>.*?" : ".*");
      } else if (character == '_') {
        regex.append('.');
      } else {
        index += character == ESCAPE ? 1 : 0;
        appendLiteral(regex, sql.charAt(index));
      }
    }
    return regex.append("\\z").toString();
  }

  private static void appendLiteral(StringBuilder regex, char character) {
    boolean isOrdinary = Character.isLetterOrDigit(character) || character > '~';
    regex.append(isOrdinary ? "" : "\\").append(character);
  }
}
