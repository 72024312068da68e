package dev.atrium.registry.json;

import static java.util.Objects.requireNonNull;

/**
 * JSON that a client sent and that cannot be taken. Says what and where; each surface puts it into
 * its own words.
 */
public final class JsonRejection extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    EMPTY,
    /** More bytes than the surface takes. */
    TOO_LARGE,
    MALFORMED,
    /** Deeper than {@link JsonInput#MAX_DEPTH}. */
    TOO_DEEP,
    /** A number of more digits than {@link JsonInput#MAX_NUMBER_LENGTH}. */
    NUMBER_TOO_LONG,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    WRONG_VALUE
  }

  private final Kind kind;
  private final String where;

  JsonRejection(Kind kind, String where, String sentence) {
    super(requireNonNull(sentence, "sentence is null"));
    this.kind = requireNonNull(kind, "kind is null");
    this.where = requireNonNull(where, "where is null");
  }

  public Kind kind() {
    return kind;
  }

  /** The field, dotted, for example {@code customProperties.accuracy.int_value}; may be empty. */
  public String where() {
    return where;
  }

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
