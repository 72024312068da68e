package dev.atrium.bench;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What one run of the benchmark does, from system properties.
 *
 * @param models how many, with ten versions each, two artifacts below each of these, and ten
 *     properties on each of all
 * @param cell how long each cell is measured
 * @param warmUp how long each cell's requests are sent before
 * @param only cells whose name contains a match
 */
record BenchSettings(int models, Duration cell, Duration warmUp, Pattern only) {

  static final int VERSIONS_PER_MODEL = 10;
  static final int ARTIFACTS_PER_VERSION = 2;
  static final int PROPERTIES_PER_ENTITY = 10;
  private static final int FEWEST_MODELS = 100;

  BenchSettings {
    if (models < FEWEST_MODELS) {
      throw new IllegalArgumentException(
          "bench.models must be at least " + FEWEST_MODELS + ", but is " + models);
    }
    if (cell.isZero() || cell.isNegative() || warmUp.isNegative()) {
      throw new IllegalArgumentException("bench.seconds must be positive, but is " + cell);
    }
  }

  static BenchSettings read() {
    int seconds = Integer.getInteger("bench.seconds", 5);
    return new BenchSettings(
        Integer.getInteger("bench.models", 10_000),
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(Integer.getInteger("bench.warmup", 2)),
        Pattern.compile(System.getProperty("bench.only", "")));
  }
}
