package dev.atrium.federation;

import static java.util.Objects.requireNonNull;

import dev.atrium.problem.JsonText;
import java.time.Instant;
import java.util.Optional;

/**
 * How a module was when it was last looked at.
 *
 * @param isAnswering false when the last look got no HTTP answer at all
 * @param error a word without addresses
 */
record ModuleHealth(
    Status status,
    boolean isAnswering,
    Optional<Instant> lastCheck,
    long responseMillis,
    Optional<String> error,
    int consecutiveFailures) {

  static final ModuleHealth UNKNOWN =
      new ModuleHealth(Status.UNKNOWN, true, Optional.empty(), 0, Optional.empty(), 0);

  ModuleHealth {
    requireNonNull(status, "status is null");
    requireNonNull(lastCheck, "lastCheck is null");
    requireNonNull(error, "error is null");
  }

  boolean isHealthy() {
    return status == Status.HEALTHY;
  }

  /** The members of a JSON object, without its braces. */
  String json() {
    return "\"healthy\":"
        + isHealthy()
        + ",\"status\":\""
        + status
        + "\",\"lastCheck\":"
        + lastCheckJson()
        + ",\"responseTime\":"
        + responseMillis
        + ",\"consecutiveFailures\":"
        + consecutiveFailures
        + error.map(word -> ",\"error\":" + JsonText.quoted(word)).orElse("");
  }

  String lastCheckJson() {
    return lastCheck.map(time -> "\"" + time + "\"").orElse("null");
  }

  /** What the host page and its readers are told. */
  enum Status {
    UNKNOWN,
    HEALTHY,
    UNHEALTHY
  }
}
