package dev.atrium.registry.json;

import dev.atrium.registry.json.JsonRejection.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * A reader over JSON text nobody has checked yet. Every failure is a {@link JsonRejection} that
 * says where; the position is a path of names and a line and column.
 */
final class JsonInput implements AutoCloseable {

  /** Nested objects and arrays. */
  static final int MAX_DEPTH = 100;

  /** Characters of one number. */
  static final int MAX_NUMBER_LENGTH = 100;

  /**
   * Bytes of one name. Jackson keeps every name it has seen in a table that lives with the factory.
   */
  static final int MAX_NAME_LENGTH = 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .build())
          .build();

  private static final long NOT_KNOWN = -1;

  private final JsonParser parser;

  /**
   * Begins to read.
   *
   * @throws JsonRejection when the text begins as no JSON in UTF-8 does
   */
  JsonInput(byte[] json) {
    if (startsLikeAnotherEncoding(json)) {
      throw new JsonRejection(
          Kind.MALFORMED, "", "the JSON is malformed at line 1 column 1: it must be UTF-8", 1);
    }
    this.parser = FACTORY.createParser(ObjectReadContext.empty(), json);
  }

  /** The parser would take UTF-16, UTF-32 and a byte order mark as well: RFC 8259, 8.1. */
  private static boolean startsLikeAnotherEncoding(byte[] json) {
    return json.length > 0 && (json[0] <= 0 || (json.length > 1 && json[1] == 0));
  }

  /** The next token, null at the end. */
  JsonToken next() {
    try {
      return parser.nextToken();
    } catch (StreamConstraintsException e) {
      throw tooMuch(e);
    } catch (UnexpectedEndOfInputException e) {
      throw malformed(NOT_KNOWN);
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  /**
   * Returns when the value that was read is all there is.
   *
   * @throws JsonRejection for whatever follows it, JSON or not
   */
  void requireEnd() {
    try {
      if (parser.nextToken() == null) {
        return;
      }
    } catch (JacksonException e) {
      // What it is does not matter.
      throw notAlone();
    }
    throw notAlone();
  }

  JsonToken current() {
    return parser.currentToken();
  }

  /** The name of the member the parser stands at. */
  String name() {
    return checked(parser.currentName());
  }

  /** The text of a string token. */
  String text() {
    try {
      return checked(parser.getString());
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  /** The value of a number token. */
  double number() {
    try {
      double value = parser.getDoubleValue();
      if (Double.isFinite(value)) {
        return value;
      }
      throw wrongValue("a number that a 64 bit floating point number can hold");
    } catch (StreamConstraintsException e) {
      throw tooMuch(e);
    } catch (JacksonException e) {
      throw wrongValue("a number that a 64 bit floating point number can hold");
    }
  }

  /** Steps over whatever value the parser stands at, limits still apply. */
  void skipValue() {
    int depth = 0;
    JsonToken token = current();
    do {
      if (token == null) {
        throw malformed();
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      }
      if (depth > 0) {
        token = next();
      }
    } while (depth > 0);
  }

  JsonRejection malformed() {
    return malformed(parser.currentLocation().getByteOffset());
  }

  private JsonRejection malformed(long bytesRead) {
    return new JsonRejection(
        Kind.MALFORMED, where(), "the JSON is malformed at " + position(), bytesRead);
  }

  private JsonRejection notAlone() {
    return new JsonRejection(Kind.NOT_ALONE, "", "something follows the JSON at " + position());
  }

  JsonRejection empty() {
    return new JsonRejection(Kind.EMPTY, "", "the body is empty");
  }

  JsonRejection unknownField(String name) {
    return new JsonRejection(
        Kind.UNKNOWN_FIELD, name, "unknown field '" + name + "' at " + position());
  }

  JsonRejection wrongType(String expected) {
    return mustBe(Kind.WRONG_TYPE, expected);
  }

  /** One of the two would be lost, and readers do not agree on which. */
  JsonRejection givenTwice() {
    return wrongValue("given once");
  }

  JsonRejection wrongValue(String expected) {
    return mustBe(Kind.WRONG_VALUE, expected);
  }

  private JsonRejection mustBe(Kind kind, String expected) {
    String where = where();
    String what = where.isEmpty() ? "the body" : "'" + where + "'";
    return new JsonRejection(
        kind, where, what + " must be " + expected + ", at " + position(), bytesRead());
  }

  /** With all of the token that the parser stands at. */
  private long bytesRead() {
    if (current() == JsonToken.VALUE_STRING) {
      parser.finishToken();
    }
    return parser.currentLocation().getByteOffset();
  }

  /** The dotted path to where the parser stands. */
  String where() {
    return parser
        .streamReadContext()
        .pathAsPointer()
        .toString()
        .replaceFirst("^/", "")
        .replace('/', '.')
        .replace("~1", "/")
        .replace("~0", "~");
  }

  @Override
  public void close() {
    parser.close();
  }

  /** The exception names the limit in its message and nowhere else. */
  private JsonRejection tooMuch(StreamConstraintsException e) {
    String limit = e.getMessage();
    if (limit.contains("getMaxNestingDepth")) {
      return new JsonRejection(
          Kind.TOO_DEEP, where(), "the JSON is nested more than " + MAX_DEPTH + " deep");
    }
    if (limit.contains("getMaxNumberLength")) {
      return new JsonRejection(
          Kind.NUMBER_TOO_LONG,
          where(),
          "a number has more than " + MAX_NUMBER_LENGTH + " digits at " + position());
    }
    return new JsonRejection(
        Kind.WRONG_VALUE,
        where(),
        "a name has more than " + MAX_NAME_LENGTH + " bytes at " + position());
  }

  private String position() {
    var location = parser.currentLocation();
    return "line " + location.getLineNr() + " column " + location.getColumnNr();
  }

  /** Refuses what no database and no header can carry: NUL and halves of a surrogate pair. */
  private String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw wrongValue("a text without NUL characters");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          throw wrongValue("a text without unpaired surrogates");
        }
      }
    }
    return text;
  }
}
