package dev.atrium.settings;

/**
 * A setting has a value that cannot be used. The message is the one sentence the operator reads.
 */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String sentence) {
    super(sentence);
  }

  /** The stack says nothing to whoever has to correct the value. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
