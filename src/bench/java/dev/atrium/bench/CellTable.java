package dev.atrium.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** Prints each cell as a line while it is measured, and keeps it to be compared with others. */
final class CellTable {

  private final PrintStream out;
  private final Map<Cell, Measurement> cells = new LinkedHashMap<>();

  /**
   * @param who answered
   */
  record Cell(String what, String who, int connections) {}

  CellTable(PrintStream out) {
    this.out = out;
  }

  void begin(String what, String who) {
    out.println();
    line("| %s | at once | %s | requests/s | p50 ms | p99 ms | CPU µs |", what, who);
    line("|---|--:|---|--:|--:|--:|--:|");
  }

  void add(String what, String who, Measurement cell) {
    cells.put(new Cell(what, who, cell.concurrency()), cell);
    line(
        "| %s | %d | %s | %.0f | %.2f | %.2f | %.0f |",
        what,
        cell.concurrency(),
        who,
        cell.requestsPerSecond(),
        cell.latency().p50Millis(),
        cell.latency().p99Millis(),
        cell.cpu().serverMicros());
  }

  /** Each cell that {@code who} has, in the order they were measured in. */
  void forEachOf(String who, BiConsumer<Cell, Measurement> action) {
    cells.forEach(
        (cell, measurement) -> {
          if (cell.who().equals(who)) {
            action.accept(cell, measurement);
          }
        });
  }

  /** The same as {@code cell}, of somebody else. */
  Measurement of(String who, Cell cell) {
    return cells.get(new Cell(cell.what(), who, cell.connections()));
  }

  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }
}
