package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

/**
 * A word of a filter query.
 *
 * @param text as written; for quoted kinds what stands between the quotes, unescaped
 * @param index where it begins in the query
 */
record Token(Kind kind, String text, int index) {

  private static final int SHOWN = 40;

  /** What the word is by its looks; whether a name is a keyword depends on where it stands. */
  enum Kind {
    NAME("name"),
    QUOTED_NAME("name in backticks"),
    STRING("string"),
    NUMBER("number"),
    OPERATOR("operator"),
    LEFT_PARENTHESIS(""),
    RIGHT_PARENTHESIS(""),
    COMMA(""),
    END("end of query");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }
  }

  Token {
    requireNonNull(kind, "kind is null");
    requireNonNull(text, "text is null");
  }

  boolean is(Kind expected) {
    return kind == expected;
  }

  boolean isKeyword(String keyword) {
    return kind == Kind.NAME && text.equalsIgnoreCase(keyword);
  }

  /**
   * For a refusal. What was quoted is not repeated: it may be long, and it is not what is wrong.
   */
  String description() {
    return switch (kind) {
      case STRING, QUOTED_NAME, END -> kind.noun;
      case NAME, NUMBER, OPERATOR -> kind.noun + " '" + shortened() + "'";
      case LEFT_PARENTHESIS, RIGHT_PARENTHESIS, COMMA -> "'" + text + "'";
    };
  }

  private String shortened() {
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }
}
