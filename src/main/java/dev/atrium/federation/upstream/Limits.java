package dev.atrium.federation.upstream;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one module may take.
 *
 * @param connect longest wait for a connection
 * @param response longest wait for the head of an answer, once the request has left
 * @param idle longest silence within a body, either way
 * @param streamIdle longest silence within a stream of events
 * @param concurrent calls at once
 */
public record Limits(
    Duration connect, Duration response, Duration idle, Duration streamIdle, int concurrent) {

  public Limits {
    requireNonNull(connect, "connect is null");
    requireNonNull(response, "response is null");
    requireNonNull(idle, "idle is null");
    requireNonNull(streamIdle, "streamIdle is null");
  }
}
