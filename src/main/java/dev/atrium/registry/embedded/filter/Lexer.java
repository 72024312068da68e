package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.embedded.filter.Token.Kind;

/**
 * Cuts a filter query into words, in one pass and without regular expressions, whose engine can be
 * driven into deep recursion by what a client sends.
 */
final class Lexer {

  private static final String BLANKS = " \t\n\f\r";

  private final String query;
  private int next;

  Lexer(String query) {
    this.query = requireNonNull(query, "query is null");
  }

  /** The next word; at the end, {@code END} again and again. */
  Token next() {
    skipBlanksAndComments();
    int start = next;
    if (start == query.length()) {
      return new Token(Kind.END, "", start);
    }
    char first = query.charAt(start);
    return switch (first) {
      case '(' -> token(Kind.LEFT_PARENTHESIS, start + 1);
      case ')' -> token(Kind.RIGHT_PARENTHESIS, start + 1);
      case ',' -> token(Kind.COMMA, start + 1);
      case '\'', '"', '`' -> quoted(first);
      case '=', '!', '<', '>' -> operator();
      default -> isNameStart(first) ? token(Kind.NAME, nameEnd(start)) : number();
    };
  }

  private void skipBlanksAndComments() {
    while (next < query.length()) {
      if (query.startsWith("--", next)) {
        next = lineEnd(next);
      } else if (BLANKS.indexOf(query.charAt(next)) >= 0) {
        next++;
      } else {
        return;
      }
    }
  }

  private int lineEnd(int index) {
    int end = index;
    while (end < query.length() && query.charAt(end) != '\n' && query.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private Token token(Kind kind, int end) {
    Token token = new Token(kind, query.substring(next, end), next);
    next = end;
    return token;
  }

  private Token operator() {
    if (query.startsWith("<>", next)) {
      return token(Kind.OPERATOR, next + 2);
    }
    boolean two = query.charAt(next) != '=' && query.startsWith("=", next + 1);
    if (!two && query.charAt(next) == '!') {
      throw Refusal.syntax("unexpected character '!'", next);
    }
    return token(Kind.OPERATOR, two ? next + 2 : next + 1);
  }

  private Token number() {
    int end = NumberSyntax.end(query, next);
    if (end == next) {
      throw Refusal.syntax("unexpected character " + shown(query.charAt(next)), next);
    }
    return token(Kind.NUMBER, end);
  }

  private static String shown(char character) {
    return character > ' ' && character <= '~'
        ? "'" + character + "'"
        : String.format("U+%04X", (int) character);
  }

  /** Letters, digits and underscores, in parts with a dot between two of them. */
  private int nameEnd(int start) {
    int end = start;
    while (isNamePart(end) || (isAt(end, '.') && isNamePart(end + 1))) {
      end++;
    }
    return end;
  }

  private boolean isNamePart(int index) {
    return index < query.length()
        && (isNameStart(query.charAt(index)) || isBetween('0', query.charAt(index), '9'));
  }

  private static boolean isNameStart(char character) {
    return isBetween('a', character, 'z') || isBetween('A', character, 'Z') || character == '_';
  }

  private static boolean isBetween(char lowest, char character, char highest) {
    return lowest <= character && character <= highest;
  }

  private boolean isAt(int index, char character) {
    return index < query.length() && query.charAt(index) == character;
  }

  private Token quoted(char quote) {
    int start = next;
    StringBuilder text = new StringBuilder();
    int index = start + 1;
    while (index < query.length()) {
      char character = query.charAt(index);
      if (isEscape(index, quote)) {
        text.append(query.charAt(index + 1));
        index += 2;
      } else if (character == quote) {
        next = index + 1;
        return new Token(quote == '`' ? Kind.QUOTED_NAME : Kind.STRING, text.toString(), start);
      } else {
        text.append(storable(index));
        index++;
      }
    }
    throw Refusal.syntax("the quote that is not closed begins", start);
  }

  /** A doubled quote, or a backslash before a character that may be escaped. */
  private boolean isEscape(int index, char quote) {
    if (index + 1 == query.length()) {
      return false;
    }
    char character = query.charAt(index);
    char following = query.charAt(index + 1);
    String escapable = quote == '`' ? "`.\\" : "'\"\\";
    return character == '\\' ? escapable.indexOf(following) >= 0 : isDoubled(index, quote);
  }

  private boolean isDoubled(int index, char quote) {
    return isAt(index, quote) && isAt(index + 1, quote);
  }

  /**
   * PostgreSQL stores neither a null character nor half a surrogate pair, so nothing equals one.
   */
  private char storable(int index) {
    char character = query.charAt(index);
    boolean half =
        Character.isSurrogate(character)
            && query.codePointAt(index) == character
            && query.codePointBefore(index + 1) == character;
    if (character == 0 || half) {
      throw Refusal.syntax("unexpected character " + shown(character), index);
    }
    return character;
  }
}
