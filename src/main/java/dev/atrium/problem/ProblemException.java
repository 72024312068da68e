package dev.atrium.problem;

import static java.util.Objects.requireNonNull;

/** A request that a surface refuses by itself, before anybody behind it is asked. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_ECHO = 40;

  private final ProblemCode code;

  /**
   * @param sentence what the client reads
   */
  public ProblemException(ProblemCode code, String sentence) {
    super(requireNonNull(sentence, "sentence is null"));
    this.code = requireNonNull(code, "code is null");
  }

  public static ProblemException badRequest(String sentence) {
    return new ProblemException(ProblemCode.BAD_REQUEST, sentence);
  }

  /** A parameter or header has a value that cannot be used; the value is shortened if need be. */
  public static ProblemException badValue(String name, String expected, String value) {
    return badRequest(name + " must be " + expected + ", but is '" + printable(value) + "'");
  }

  public ProblemCode code() {
    return code;
  }

  /** A refusal is an answer, not a fault: nobody reads its stack. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }

  private static String printable(String value) {
    String shortened =
        value.length() > LONGEST_ECHO ? value.substring(0, LONGEST_ECHO) + "..." : value;
    return shortened.replaceAll("[^ -~]", "?");
  }
}
