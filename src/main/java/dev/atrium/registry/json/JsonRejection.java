package dev.atrium.registry.json;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

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
    /** Something follows the one value. */
    NOT_ALONE,
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
  private final long bytesRead;

  JsonRejection(Kind kind, String where, String sentence) {
    this(kind, where, sentence, -1);
  }

  JsonRejection(Kind kind, String where, String sentence, long bytesRead) {
    super(requireNonNull(sentence, "sentence is null"));
    this.kind = requireNonNull(kind, "kind is null");
    this.where = requireNonNull(where, "where is null");
    this.bytesRead = bytesRead;
  }

  public Kind kind() {
    return kind;
  }

  /** The field, dotted, for example {@code customProperties.accuracy.int_value}; may be empty. */
  public String where() {
    return where;
  }

  /** How many bytes had been read when it was noticed; empty when more were expected. */
  public OptionalLong bytesRead() {
    return bytesRead < 0 ? OptionalLong.empty() : OptionalLong.of(bytesRead);
  }

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
