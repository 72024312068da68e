package dev.atrium.federation.websocket;

/** Which close code one side is told when the other side ended with a given one. */
final class CloseCodes {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int INTERNAL_ERROR = 1011;
  private static final int POLICY = 1008;
  private static final int FIRST_OF_APPLICATIONS = 3000;
  private static final int LAST_OF_APPLICATIONS = 4999;

  private CloseCodes() {}

  /**
   * Codes that say something about the application pass. Those that are never sent (RFC 6455,
   * 7.4.1) and those that speak of a connection the other side does not know become an internal
   * error.
   */
  static int passedOn(int code) {
    boolean passes =
        code == NORMAL
            || code == GOING_AWAY
            || code == POLICY
            || (code >= FIRST_OF_APPLICATIONS && code <= LAST_OF_APPLICATIONS);
    return passes ? code : INTERNAL_ERROR;
  }
}
