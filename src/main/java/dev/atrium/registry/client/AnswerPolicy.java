package dev.atrium.registry.client;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;

/** What the registry's status codes other than success mean to the caller of the port. */
final class AnswerPolicy {

  private AnswerPolicy() {}

  /**
   * The policy, as a table.
   *
   * @param saysWhy whether the answer has the registry's own error body; without it a 404 means
   *     that the address is wrong, not the id
   * @param forCaller whether the caller's own token was forwarded; without it a refusal of who asks
   *     is a fault of ours
   */
  static Reason reason(int status, boolean saysWhy, boolean forCaller) {
    return switch (status) {
      case 400, 413, 414, 431 -> Reason.REJECTED;
      case 401, 403 -> forCaller ? Reason.NOT_PERMITTED : Reason.UNUSABLE_ANSWER;
      case 404 -> saysWhy ? Reason.NOT_FOUND : Reason.UNUSABLE_ANSWER;
      case 408, 504 -> Reason.TIMED_OUT;
      case 409 -> Reason.CONFLICT;
      case 422 -> Reason.INCOMPLETE;
      case 429, 503 -> Reason.OVERLOADED;
      case 502 -> Reason.UNREACHABLE;
      default -> Reason.UNUSABLE_ANSWER;
    };
  }

  /**
   * Whether the status says that the registry as a whole is down. A 500 does not: upstream answers
   * it to some malformed questions, and one client could close the registry for all others.
   */
  static boolean isOutage(int status) {
    return status == 502 || status == 503 || status == 504;
  }

  /**
   * The failure to throw.
   *
   * @param message what the registry said, for the client; empty when it said nothing
   */
  static RegistryException failure(Reason reason, int status, String message) {
    IllegalStateException cause =
        new IllegalStateException("the registry answered " + status + ": '" + message + "'");
    return switch (reason) {
      case NOT_FOUND -> RegistryException.notFound(orElse(message, "not found"));
      case CONFLICT -> RegistryException.conflict(orElse(message, "the name is already in use"));
      case REJECTED ->
          RegistryException.rejected(orElse(message, "the model registry rejects the request"));
      case INCOMPLETE -> RegistryException.incomplete(orElse(message, "a field is missing"));
      case NOT_PERMITTED ->
          RegistryException.notPermitted("the model registry does not permit this");
      case UNREACHABLE -> RegistryException.unreachable(cause);
      case TIMED_OUT -> RegistryException.timedOut(cause);
      case OVERLOADED -> RegistryException.overloaded(cause);
      case UNUSABLE_ANSWER -> RegistryException.unusableAnswer(cause.getMessage(), null);
    };
  }

  private static String orElse(String message, String sentence) {
    return message.isEmpty() ? sentence : message;
  }
}
