package dev.atrium.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints the cells as a Markdown table while they are measured, and what they say together. */
final class Report {

  /** At which the floor is taken: with the processors full, CPU time is hardly blurred. */
  static final int BASE_CONCURRENCY = 16;

  private final PrintStream out;
  private final List<Measurement> cells = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.println();
    out.println(
        "| requests | at once | requests/s | p50 ms | p99 ms | CPU µs | of floor | client CPU µs |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
  }

  void add(Measurement cell) {
    cells.add(cell);
    String ofFloor =
        find(Workloads.FLOOR, BASE_CONCURRENCY)
            .map(floor -> format("%.1f", cell.cpu().serverMicros() / floor.cpu().serverMicros()))
            .orElse("");
    out.println(
        format(
            "| %s | %d | %.0f | %.2f | %.2f | %.0f | %s | %.0f |",
            cell.workload(),
            cell.concurrency(),
            cell.requestsPerSecond(),
            cell.latency().p50Millis(),
            cell.latency().p99Millis(),
            cell.cpu().serverMicros(),
            ofFloor,
            cell.cpu().clientMicros()));
    out.flush();
  }

  /** How much more the second page costs than the first, where both were measured. */
  void compare(String first, String second) {
    for (Measurement cell : cells) {
      if (cell.workload().equals(second)) {
        find(first, cell.concurrency()).ifPresent(base -> printRatio(base, cell));
      }
    }
  }

  private void printRatio(Measurement base, Measurement cell) {
    out.println(
        format(
            "%s against %s, %d at once: p50 x %.2f, CPU x %.2f",
            cell.workload(),
            base.workload(),
            cell.concurrency(),
            cell.latency().p50Millis() / base.latency().p50Millis(),
            cell.cpu().serverMicros() / base.cpu().serverMicros()));
  }

  private Optional<Measurement> find(String workload, int concurrency) {
    return cells.stream()
        .filter(c -> c.workload().equals(workload) && c.concurrency() == concurrency)
        .findFirst();
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
