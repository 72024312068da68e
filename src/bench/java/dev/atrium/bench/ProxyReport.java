package dev.atrium.bench;

import java.io.IOException;
import java.io.PrintStream;

/** Prints each cell while it is measured, then who is how much faster than whom. */
final class ProxyReport {

  private static final int KIBI = 1024;

  private final CellTable table;

  ProxyReport(PrintStream out) {
    this.table = new CellTable(out);
  }

  void begin() {
    table.begin("file", "server");
  }

  void add(String contender, String file, Measurement cell) {
    table.add(file, contender, cell);
  }

  /** Requests a second of Atrium, as multiples of the others'. */
  void compare() {
    table.line("");
    table.line("| file | at once | of Fastify | of nginx | CPU of Fastify | CPU of nginx |");
    table.line("|---|--:|--:|--:|--:|--:|");
    table.forEachOf(
        ProxyBenchmark.ATRIUM,
        (cell, own) -> {
          Measurement fastify = table.of(ProxyBenchmark.FASTIFY, cell);
          Measurement nginx = table.of(ProxyBenchmark.NGINX, cell);
          table.line(
              "| %s | %d | %.2f | %.2f | %.2f | %.2f |",
              cell.what(),
              cell.connections(),
              own.requestsPerSecond() / fastify.requestsPerSecond(),
              own.requestsPerSecond() / nginx.requestsPerSecond(),
              own.cpu().serverMicros() / fastify.cpu().serverMicros(),
              own.cpu().serverMicros() / nginx.cpu().serverMicros());
        });
    table.line("");
  }

  void memory(Contender contender) throws IOException {
    table.line(
        "memory of %s after all this: %d MiB",
        contender.name(), contender.use().residentKibibytes() / KIBI);
  }

  void download(long beforeKibibytes, long peakKibibytes, double seconds) {
    table.line(
        "1 GiB in %.1f s: %d MiB before, at most %+d MiB",
        seconds, beforeKibibytes / KIBI, (peakKibibytes - beforeKibibytes) / KIBI);
  }
}
