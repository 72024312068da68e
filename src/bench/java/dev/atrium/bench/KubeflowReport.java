package dev.atrium.bench;

import dev.atrium.bench.KubeflowCalls.Call;
import dev.atrium.bench.KubeflowCalls.Way;
import java.io.PrintStream;

/** Prints each cell while it is measured, then what a route costs beyond the gateway. */
final class KubeflowReport {

  private final CellTable table;

  KubeflowReport(PrintStream out) {
    this.table = new CellTable(out);
  }

  void begin() {
    table.begin("request", "by");
  }

  void add(Call call, Way way, Measurement cell) {
    table.add(call.name(), way.name(), cell);
  }

  /** The route as multiples of the gateway. */
  void compare() {
    table.line("");
    table.line("| request | at once | CPU of gateway | requests/s of gateway |");
    table.line("|---|--:|--:|--:|");
    table.forEachOf(
        Way.ROUTE.name(),
        (cell, route) -> {
          Measurement gateway = table.of(Way.GATEWAY.name(), cell);
          table.line(
              "| %s | %d | %.2f | %.2f |",
              cell.what(),
              cell.connections(),
              route.cpu().serverMicros() / gateway.cpu().serverMicros(),
              route.requestsPerSecond() / gateway.requestsPerSecond());
        });
    table.line("");
  }
}
