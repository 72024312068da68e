package dev.atrium.health;

import static java.util.stream.Collectors.joining;

import dev.atrium.problem.JsonText;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;

/**
 * What checks say together, in the JSON of MicroProfile Health: UP when each of them is.
 *
 * @param checks in the order of their names, since CDI has none
 */
public record HealthReport(List<HealthCheckResponse> checks) {

  public HealthReport {
    checks = List.copyOf(checks);
  }

  /** A check that fails to say anything fails the probe: nobody knows then. */
  static HealthReport of(Stream<HealthCheck> checks) {
    return new HealthReport(
        checks
            .map(HealthCheck::call)
            .sorted(Comparator.comparing(HealthCheckResponse::getName))
            .toList());
  }

  public boolean isUp() {
    return checks.stream().allMatch(check -> check.getStatus() == Status.UP);
  }

  public String json() {
    Status status = isUp() ? Status.UP : Status.DOWN;
    return checks.stream()
        .map(HealthReport::json)
        .collect(joining(",", "{\"status\":\"" + status + "\",\"checks\":[", "]}"));
  }

  private static String json(HealthCheckResponse check) {
    return "{\"name\":%s,\"status\":\"%s\"%s}"
        .formatted(
            JsonText.quoted(check.getName()),
            check.getStatus(),
            check.getData().map(data -> ",\"data\":" + JsonText.of(data)).orElse(""));
  }
}
