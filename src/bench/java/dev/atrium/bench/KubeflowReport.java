package dev.atrium.bench;

import dev.atrium.bench.KubeflowCalls.Call;
import dev.atrium.bench.KubeflowCalls.Way;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Prints each cell while it is measured, then what a route costs beyond the gateway. */
final class KubeflowReport {

  private final PrintStream out;
  private final Map<Cell, Measurement> cells = new LinkedHashMap<>();

  private record Cell(String call, Way way, int connections) {}

  KubeflowReport(PrintStream out) {
    this.out = out;
  }

  void begin() {
    out.println();
    out.println("| request | at once | by | requests/s | p50 ms | p99 ms | CPU µs |");
    out.println("|---|--:|---|--:|--:|--:|--:|");
  }

  void add(Call call, Way way, Measurement cell) {
    cells.put(new Cell(call.name(), way, cell.concurrency()), cell);
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.0f | %.2f | %.2f | %.0f |%n",
        call.name(),
        cell.concurrency(),
        way,
        cell.requestsPerSecond(),
        cell.latency().p50Millis(),
        cell.latency().p99Millis(),
        cell.cpu().serverMicros());
    out.flush();
  }

  /** The route as multiples of the gateway. */
  void compare() {
    out.println();
    out.println("| request | at once | CPU of gateway | requests/s of gateway |");
    out.println("|---|--:|--:|--:|");
    cells.forEach(
        (cell, route) -> {
          if (cell.way() == Way.ROUTE) {
            Measurement gateway = cells.get(new Cell(cell.call(), Way.GATEWAY, cell.connections()));
            out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.2f |%n",
                cell.call(),
                cell.connections(),
                route.cpu().serverMicros() / gateway.cpu().serverMicros(),
                route.requestsPerSecond() / gateway.requestsPerSecond());
          }
        });
    out.println();
  }
}
