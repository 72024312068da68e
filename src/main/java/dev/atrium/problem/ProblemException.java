package dev.atrium.problem;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** A request that a surface refuses by itself, before anybody behind it is asked. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST_ECHO = 40;

  private final ProblemCode code;
  private final transient Map<String, String> headers;

  /**
   * @param sentence what the client reads
   */
  public ProblemException(ProblemCode code, String sentence) {
    this(code, sentence, Map.of());
  }

  /**
   * @param headers what the answer carries besides its body
   */
  public ProblemException(ProblemCode code, String sentence, Map<String, String> headers) {
    super(requireNonNull(sentence, "sentence is null"));
    this.code = requireNonNull(code, "code is null");
    this.headers = Map.copyOf(headers);
  }

  public static ProblemException badRequest(String sentence) {
    return new ProblemException(ProblemCode.BAD_REQUEST, sentence);
  }

  /** Somebody known may not do this. */
  public static ProblemException forbidden() {
    // contract: Kubeflow's page searches this text for "forbidden"
    int status = ProblemCode.FORBIDDEN.status();
    return new ProblemException(ProblemCode.FORBIDDEN, ErrorBody.sentenceFor(status));
  }

  /** A parameter or header has a value that cannot be used; the value is shortened if need be. */
  public static ProblemException badValue(String name, String expected, String value) {
    return badRequest(name + " must be " + expected + ", but is '" + printable(value) + "'");
  }

  public ProblemCode code() {
    return code;
  }

  /** Names and values of headers that the answer needs to be complete. */
  public Map<String, String> headers() {
    return headers;
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
