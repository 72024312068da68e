package dev.atrium.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Repeats a load until a request takes no less processor time than a moment ago: beside more
 * requests than processors, the compiler of a virtual machine takes half a minute.
 */
final class Settling {

  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int MOST_ROUNDS = 10;
  private static final double SETTLED = 0.97;

  /** A load of some length. */
  @FunctionalInterface
  interface Load {
    Measurement run(Duration time) throws IOException, InterruptedException;
  }

  private Settling() {}

  /** Whether it settled, after at most 50 s. */
  static boolean settle(Load load) throws IOException, InterruptedException {
    double former = Double.MAX_VALUE;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      double micros = load.run(ROUND).cpu().serverMicros();
      if (micros > former * SETTLED) {
        return true;
      }
      former = micros;
    }
    return false;
  }
}
