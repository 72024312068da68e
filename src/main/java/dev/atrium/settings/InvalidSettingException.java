package dev.atrium.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting has a value that cannot be used. The message is the one sentence the operator reads.
 */
public final class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> keys;

  /**
   * @param about the setting that has to be corrected and after it those that made the sentence
   *     true: while one of them is wrong itself, nobody can say
   */
  public InvalidSettingException(String sentence, Setting<?>... about) {
    super(sentence);
    this.keys = Arrays.stream(about).map(Setting::key).toList();
  }

  /**
   * Returns when there are none; those after the first go with it as suppressed ones.
   *
   * @throws InvalidSettingException the first of them
   */
  public static void throwAll(Stream<InvalidSettingException> refusals) {
    Optional<InvalidSettingException> all =
        refusals.reduce(
            (first, next) -> {
              first.addSuppressed(next);
              return first;
            });
    if (all.isPresent()) {
      throw all.get();
    }
  }

  List<String> keys() {
    return keys;
  }

  /** The stack says nothing to whoever has to correct the value. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
