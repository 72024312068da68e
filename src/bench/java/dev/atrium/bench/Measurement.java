package dev.atrium.bench;

/**
 * What one cell showed.
 *
 * @param concurrency how many connections sent requests, each one after the other
 */
record Measurement(
    String workload, int concurrency, double requestsPerSecond, Latency latency, Cpu cpu) {

  /** From the first byte sent to the last byte read. */
  record Latency(double p50Millis, double p99Millis) {}

  /** Processor time of the server and of the load generator for each request. */
  record Cpu(double serverMicros, double clientMicros) {}
}
