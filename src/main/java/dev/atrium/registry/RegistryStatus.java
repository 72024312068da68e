package dev.atrium.registry;

/** How the registry was when somebody last looked, in the words that health answers use. */
public enum RegistryStatus {
  UP(""),
  UNREACHABLE("unreachable"),
  TIMED_OUT("timeout"),
  OVERLOADED("overloaded"),
  INVALID_ANSWER("invalid-answer");

  private final String reason;

  RegistryStatus(String reason) {
    this.reason = reason;
  }

  public boolean isUp() {
    return this == UP;
  }

  /** Why it is down, in one word that names no address; empty when it is up. */
  public String reason() {
    return reason;
  }

  /** What a failed {@link ModelRegistry#checkReachable()} means. */
  static RegistryStatus of(RegistryException.Reason reason) {
    return switch (reason) {
      case UNREACHABLE -> UNREACHABLE;
      case TIMED_OUT -> TIMED_OUT;
      case OVERLOADED -> OVERLOADED;
      case NOT_FOUND, CONFLICT, REJECTED, INCOMPLETE, NOT_PERMITTED, UNUSABLE_ANSWER ->
          INVALID_ANSWER;
    };
  }
}
