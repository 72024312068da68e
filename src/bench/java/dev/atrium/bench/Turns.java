package dev.atrium.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Compares kinds of requests by measuring them in turns, a little of each at a time and every other
 * round backwards: a compiler that is not done yet, and others on the machine, slow all alike.
 */
final class Turns {

  /** Until the compilers of all servers have seen the same. */
  private static final int ROUNDS_BEFORE = 6;

  private static final int ROUNDS = 12;

  private final Function<Workload, LoadGenerator> loads;
  private final Duration turn;
  private final PrintStream out;

  Turns(Function<Workload, LoadGenerator> loads, Duration turn, PrintStream out) {
    this.loads = requireNonNull(loads, "loads is null");
    this.turn = requireNonNull(turn, "turn is null");
    this.out = requireNonNull(out, "out is null");
  }

  /** Prints what each costs against the first. */
  void compare(List<Workload> workloads, int concurrency) throws IOException, InterruptedException {
    List<List<Measurement>> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS_BEFORE + ROUNDS; round++) {
      List<Measurement> measured = round(workloads, round, concurrency);
      if (round >= ROUNDS_BEFORE) {
        rounds.add(measured);
      }
    }
    for (int i = 1; i < workloads.size(); i++) {
      out.println(
          "%s against %s in turns, %d at once, median of %d: p50 %s, CPU %s"
              .formatted(
                  workloads.get(i).name(),
                  workloads.get(0).name(),
                  concurrency,
                  ROUNDS,
                  ratio(rounds, i, cell -> cell.latency().p50Millis()),
                  ratio(rounds, i, cell -> cell.cpu().serverMicros())));
    }
  }

  /** In the order of the workloads, whatever the order they were measured in. */
  private List<Measurement> round(List<Workload> workloads, int round, int concurrency)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>(Collections.nCopies(workloads.size(), null));
    for (int i = 0; i < workloads.size(); i++) {
      int turnOf = (round % 2 == 0 ? i : workloads.size() - 1 - i);
      Workload workload = workloads.get(turnOf);
      measured.set(turnOf, loads.apply(workload).run(workload, concurrency, turn));
    }
    return measured;
  }

  private static String ratio(
      List<List<Measurement>> rounds, int which, ToDoubleFunction<Measurement> of) {
    double[] sorted =
        rounds.stream()
            .mapToDouble(
                round -> of.applyAsDouble(round.get(which)) / of.applyAsDouble(round.get(0)))
            .sorted()
            .toArray();
    return String.format(
        Locale.ROOT,
        "x %.2f (%.2f to %.2f)",
        (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
