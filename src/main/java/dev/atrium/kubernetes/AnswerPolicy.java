package dev.atrium.kubernetes;

import dev.atrium.kubernetes.ClusterException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;

/** What a failure of the API server, or of the way to it, means to whoever asked. */
final class AnswerPolicy {

  private AnswerPolicy() {}

  /** Whose credential a question carried. */
  enum Credential {
    /** Then a refusal is ours to mend and says nothing about the subject. */
    OURS,
    SUBJECTS
  }

  static Reason reasonOf(int status, Credential credential) {
    return switch (status) {
      case 401 -> credential == Credential.OURS ? Reason.UNUSABLE_ANSWER : Reason.UNAUTHENTICATED;
      case 403 -> credential == Credential.OURS ? Reason.UNUSABLE_ANSWER : Reason.FORBIDDEN;
      case 408, 504 -> Reason.TIMEOUT;
      case 429, 503 -> Reason.OVERLOADED;
      case 502 -> Reason.UNREACHABLE;
      default -> Reason.UNUSABLE_ANSWER;
    };
  }

  /** OkHttp ends a call whose time is up with an InterruptedIOException, sockets do as well. */
  static Reason reasonOf(IOException failure) {
    return failure instanceof InterruptedIOException ? Reason.TIMEOUT : Reason.UNREACHABLE;
  }

  static ClusterException refusal(int status, Credential credential) {
    String whose = credential == Credential.OURS ? "the application's own credential" : "a token";
    return new ClusterException(
        reasonOf(status, credential),
        "the API server answered " + status + " to " + whose,
        new ApiStatusException(status));
  }

  /** The message of the cause names addresses, so it is not repeated. */
  static ClusterException failure(IOException failure) {
    return new ClusterException(
        reasonOf(failure),
        "the API server gave no answer: " + failure.getClass().getSimpleName(),
        failure);
  }
}
